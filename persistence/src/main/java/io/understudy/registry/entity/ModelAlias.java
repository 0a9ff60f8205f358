package io.understudy.registry.entity;

import io.understudy.failure.entity.DomainException;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** A movable name for a version of a model, such as {@code champion}. */
@Entity
@Table(name = "model_alias")
public class ModelAlias {

    @Embeddable
    public record Key(
            @Column(nullable = false, length = 63) String model,
            @Column(nullable = false, length = 63) String alias) {}

    @EmbeddedId
    private Key key;

    @Column(nullable = false, length = 24)
    private String version;

    @Column(name = "moved_at", nullable = false)
    private Instant movedAt;

    @Column(name = "moved_by", nullable = false, length = 200)
    private String movedBy;

    @Version
    @Column(name = "lock_version", nullable = false)
    private long lockVersion;

    protected ModelAlias() {}

    public ModelAlias(String alias, ModelVersion version, Instant now, String who) {
        this.key = new Key(version.model(), Names.label("alias", alias));
        move(version, now, who);
    }

    public final void move(ModelVersion to, Instant now, String who) {
        if (!to.model().equals(key.model())) {
            throw DomainException.invalid("version", "belongs to model '" + to.model() + "'");
        }
        version = to.id();
        movedAt = now;
        movedBy = who;
    }

    public String model() {
        return key.model();
    }

    public String alias() {
        return key.alias();
    }

    /** Id of the version that it stands for now. */
    public String version() {
        return version;
    }

    public Instant movedAt() {
        return movedAt;
    }

    public String movedBy() {
        return movedBy;
    }
}

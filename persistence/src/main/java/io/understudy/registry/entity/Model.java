package io.understudy.registry.entity;

import io.understudy.failure.entity.DomainException;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;

/**
 * A long-lived name that callers address, with the task that all of its versions do. What serves it is told by its
 * deployments, what it has learnt by its versions; of itself only that changes which it asks of a version that is to serve.
 */
@Entity
@Table(name = "model")
public class Model {

    @Id
    @Column(length = 63)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 32)
    private Task task;

    @Column(length = 2000)
    private String description;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "created_by", nullable = false, length = 200)
    private String createdBy;

    @Convert(converter = Tolerance.ListColumn.class)
    @ColumnTransformer(write = "?::jsonb")
    @Column(nullable = false, columnDefinition = "jsonb")
    private List<Tolerance> tolerances;

    @Column(name = "tolerances_set_at")
    private Instant tolerancesSetAt;

    @Column(name = "tolerances_set_by", length = 200)
    private String tolerancesSetBy;

    protected Model() {}

    public Model(String name, Task task, String description, Instant createdAt, String createdBy) {
        this.name = Names.model(name);
        this.task = task;
        this.description = description;
        this.createdAt = createdAt;
        this.createdBy = createdBy;
        this.tolerances = List.of();
    }

    /**
     * From now on a version that is to serve is held up if it is worse than that, in place of what was asked before.
     *
     * @throws DomainException INVALID if they name a metric twice
     */
    public void tolerate(List<Tolerance> tolerances, Instant now, String who) {
        var seen = new HashSet<String>();
        for (int i = 0; i < tolerances.size(); i++) {
            if (!seen.add(tolerances.get(i).metric())) {
                throw DomainException.invalid("tolerances[" + i + "].metric", "is there twice");
            }
        }
        this.tolerances = List.copyOf(tolerances);
        this.tolerancesSetAt = now;
        this.tolerancesSetBy = who;
    }

    public String name() {
        return name;
    }

    public Task task() {
        return task;
    }

    public String description() {
        return description;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdBy() {
        return createdBy;
    }

    public List<Tolerance> tolerances() {
        return tolerances;
    }

    public Optional<Instant> tolerancesSetAt() {
        return Optional.ofNullable(tolerancesSetAt);
    }

    public Optional<String> tolerancesSetBy() {
        return Optional.ofNullable(tolerancesSetBy);
    }
}

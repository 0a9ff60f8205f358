package io.understudy.registry.entity;

import io.understudy.failure.entity.DomainException;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One immutable artifact of a model. It is registered with its bytes; checks validate or reject it; while validated it
 * may serve, in as many deployments as one likes; once retired it never serves again but can still be looked at; and
 * when it is purged only its history is left.
 */
@Entity
@Table(name = "model_version")
public class ModelVersion {

    @Id
    @Column(length = 24)
    private String id;

    @Column(nullable = false, length = 63)
    private String model;

    @Column(length = 63)
    private String label;

    @Column(length = 2000)
    private String description;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 16)
    private VersionState state;

    @Column(name = "state_reason", length = 2000)
    private String stateReason;

    @Column(name = "state_since", nullable = false)
    private Instant stateSince;

    @Embedded
    private Artifact artifact;

    @Embedded
    private Provenance provenance;

    @Version
    @Column(name = "lock_version", nullable = false)
    private long lockVersion;

    protected ModelVersion() {}

    private ModelVersion(String model, String label, String description, Artifact artifact, Provenance provenance) {
        this.id = VersionId.of(provenance.createdAt(), artifact.sha256());
        this.model = model;
        this.label = label == null ? null : Names.label("label", label);
        this.description = description;
        this.state = VersionState.REGISTERED;
        this.stateSince = provenance.createdAt();
        this.artifact = artifact;
        this.provenance = provenance;
    }

    /** @param label a second name, unique within the model, or null */
    public static ModelVersion register(
            Model model, String label, String description, Artifact artifact, Provenance provenance) {
        return new ModelVersion(model.name(), label, description, artifact, provenance);
    }

    /** Every check has passed. */
    public void validate(Instant now) {
        become(VersionState.VALIDATED, null, now);
    }

    public void reject(String reason, Instant now) {
        become(VersionState.REJECTED, reason, now);
    }

    public void retire(String reason, Instant now) {
        become(VersionState.RETIRED, reason, now);
    }

    /** The artifact is about to go. */
    public void purge(Instant now) {
        become(VersionState.PURGED, stateReason, now);
    }

    private void become(VersionState next, String reason, Instant now) {
        if (!state.mayBecome(next)) {
            throw DomainException.conflict("Version '" + id + "' is " + lower(state) + " and cannot become " + lower(next) + ".");
        }
        state = next;
        stateReason = reason;
        stateSince = now;
    }

    private static String lower(VersionState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** @throws DomainException CONFLICT if it may not serve */
    public void requireServable() {
        if (state != VersionState.VALIDATED) {
            throw DomainException.conflict("Version '" + id + "' is " + lower(state) + "; only a validated one may serve.");
        }
    }

    public String id() {
        return id;
    }

    public String model() {
        return model;
    }

    public Optional<String> label() {
        return Optional.ofNullable(label);
    }

    public String description() {
        return description;
    }

    public VersionState state() {
        return state;
    }

    public Optional<String> stateReason() {
        return Optional.ofNullable(stateReason);
    }

    public Instant stateSince() {
        return stateSince;
    }

    public Artifact artifact() {
        return artifact;
    }

    public Signature signature() {
        return artifact.signature();
    }

    public Provenance provenance() {
        return provenance;
    }
}

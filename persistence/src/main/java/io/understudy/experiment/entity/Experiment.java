package io.understudy.experiment.entity;

import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.failure.entity.DomainException;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.hibernate.annotations.ColumnTransformer;

/**
 * A question over a model, from its first draft to its conclusion. What runs of it is told by the model's deployments:
 * the state follows them in the transaction that brings a revision into service.
 */
@Entity
@Table(name = "experiment")
public class Experiment {

    public enum State {
        /** May be changed and deleted. */
        DRAFT,
        RUNNING,
        /** No call is in it; its units will meet the same arms again. */
        PAUSED,
        CONCLUDED
    }

    @Id
    @Column(length = 63)
    private String id;

    @Column(nullable = false, length = 63)
    private String model;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private State state;

    @Convert(converter = ExperimentDefinitionColumn.class)
    @ColumnTransformer(write = "?::jsonb")
    @Column(nullable = false, columnDefinition = "jsonb")
    private ExperimentDefinition definition;

    @Convert(converter = ExperimentSplitColumn.class)
    @ColumnTransformer(write = "?::jsonb")
    @Column(columnDefinition = "jsonb")
    private ExperimentSplit split;

    @Column
    private Integer revision;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "created_by", nullable = false, updatable = false, length = 200)
    private String createdBy;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "step_at")
    private Instant stepAt;

    @Column(name = "concluded_at")
    private Instant concludedAt;

    @Convert(converter = ConclusionColumn.class)
    @ColumnTransformer(write = "?::jsonb")
    @Column(columnDefinition = "jsonb")
    private Conclusion conclusion;

    @Version
    @Column(name = "lock_version", nullable = false)
    private long lockVersion;

    protected Experiment() {}

    /** @throws DomainException INVALID if the definition's fields do not fit together */
    public Experiment(ExperimentDefinition definition, Instant now, String who) {
        definition.requireSound();
        this.id = definition.id();
        this.model = definition.model();
        this.definition = definition;
        this.state = State.DRAFT;
        this.createdAt = now;
        this.createdBy = who;
    }

    /** @throws DomainException CONFLICT if it has started: other arms or metrics would bias what is measured already */
    public void edit(ExperimentDefinition next) {
        require("changed", State.DRAFT);
        if (!next.id().equals(id)) throw DomainException.invalid("id", "must be '" + id + "'");
        next.requireSound();
        definition = next;
        model = next.model();
    }

    /** A revision in service has it, with this split. */
    public void runs(ExperimentSplit split, int revision, Instant now) {
        if (startedAt == null) startedAt = now;
        if (state != State.RUNNING || this.split == null || this.split.coverage() != split.coverage()) stepAt = now;
        if (state != State.RUNNING || !split.equals(this.split)) this.revision = revision;
        this.state = State.RUNNING;
        this.split = split;
    }

    /** The revision in service has it no more, and another may have it again. */
    public void pauses(int revision) {
        this.state = State.PAUSED;
        this.revision = revision;
    }

    /** @param revision that ended it; null where none had it */
    public void concludes(Conclusion conclusion, Integer revision, Instant now) {
        this.state = State.CONCLUDED;
        this.conclusion = conclusion;
        this.concludedAt = now;
        if (revision != null) this.revision = revision;
    }

    /** @throws DomainException CONFLICT if it is in none of the states */
    public void require(String verb, State... states) {
        if (!List.of(states).contains(state)) {
            throw DomainException.conflict(
                    "Experiment '" + id + "' is " + state.name().toLowerCase(Locale.ROOT) + " and cannot be " + verb + ".");
        }
    }

    public String id() {
        return id;
    }

    public String model() {
        return model;
    }

    public State state() {
        return state;
    }

    public ExperimentDefinition definition() {
        return definition;
    }

    /** @throws DomainException STALE if it has been changed since the versions that are expected */
    public void requireExpected(LongPredicate expected) {
        if (!expected.test(lockVersion)) throw DomainException.stale("Experiment '" + id + "' has been changed since: it is at version " + lockVersion + ".");
    }

    /** Rises with each change. */
    public long version() {
        return lockVersion;
    }

    /** As it runs, or ran last; empty in a draft. */
    public Optional<ExperimentSplit> split() {
        return Optional.ofNullable(split);
    }

    /** Number of the deployment that made its split what it is, or that ended it. */
    public Optional<Integer> revision() {
        return Optional.ofNullable(revision);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdBy() {
        return createdBy;
    }

    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    /** Since when it runs with its present coverage. */
    public Optional<Instant> stepAt() {
        return Optional.ofNullable(stepAt);
    }

    public Optional<Instant> concludedAt() {
        return Optional.ofNullable(concludedAt);
    }

    public Optional<Conclusion> conclusion() {
        return Optional.ofNullable(conclusion);
    }
}

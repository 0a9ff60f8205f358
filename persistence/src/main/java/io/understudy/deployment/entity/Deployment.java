package io.understudy.deployment.entity;

import io.understudy.deployment.entity.DeploymentPlan.Kind;
import io.understudy.failure.entity.DomainException;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;

/**
 * One revision of what serves a model. It is written as PREPARING, becomes ACTIVE once every version of its split is
 * loaded and warm, and SUPERSEDED by the next; one that cannot be prepared ends FAILED and has changed nothing. A model
 * has at most one ACTIVE revision; what a revision says never changes, a rollback is a new revision.
 */
@Entity
@Table(name = "deployment")
public class Deployment {

    public enum State {
        PREPARING,
        ACTIVE,
        SUPERSEDED,
        FAILED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, updatable = false, length = 100)
    private String model;

    @Column(nullable = false, updatable = false)
    private int number;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private State state;

    @Convert(converter = TrafficSplitColumn.class)
    @ColumnTransformer(write = "?::jsonb")
    @Column(nullable = false, updatable = false, columnDefinition = "jsonb")
    private TrafficSplit split;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "created_by", nullable = false, updatable = false, length = 200)
    private String createdBy;

    @Column(updatable = false, length = 1000)
    private String reason;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false, length = 20)
    private Kind kind;

    @Convert(converter = ShadowColumn.class)
    @ColumnTransformer(write = "?::jsonb")
    @Column(updatable = false, columnDefinition = "jsonb")
    private Shadow shadow;

    @Convert(converter = ExperimentSplitsColumn.class)
    @ColumnTransformer(write = "?::jsonb")
    @Column(updatable = false, columnDefinition = "jsonb")
    private List<ExperimentSplit> experiments;

    @Convert(converter = ExperimentChangeColumn.class)
    @ColumnTransformer(write = "?::jsonb")
    @Column(name = "experiment_change", updatable = false, columnDefinition = "jsonb")
    private ExperimentChange experimentChange;

    @Column(updatable = false, length = 200)
    private String node;

    @Column(updatable = false)
    private Integer previous;

    @Convert(converter = TrafficSplitColumn.class)
    @ColumnTransformer(write = "?::jsonb")
    @Column(name = "previous_split", updatable = false, columnDefinition = "jsonb")
    private TrafficSplit previousSplit;

    @Column(updatable = false)
    private Integer restores;

    @Column(nullable = false)
    private boolean withdrawn;

    @Column(name = "forced_over", length = 2000)
    private String forcedOver;

    @Convert(converter = StepsColumn.class)
    @ColumnTransformer(write = "?::jsonb")
    @Column(columnDefinition = "jsonb")
    private Steps steps;

    @Column(name = "activated_at")
    private Instant activatedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(length = 2000)
    private String failure;

    protected Deployment() {}

    /**
     * @param previous the revision that serves now, null if none does
     * @param node where it is prepared
     */
    public Deployment(String model, int number, DeploymentPlan plan, Deployment previous, String createdBy, String node, Clock clock) {
        this.model = model;
        this.number = number;
        this.kind = plan.kind();
        this.split = plan.split();
        this.shadow = plan.shadow();
        this.experiments = plan.experiments().isEmpty() ? null : plan.experiments();
        this.experimentChange = plan.change();
        this.restores = plan.restores();
        this.reason = plan.reason();
        this.previous = previous == null ? null : previous.number;
        this.previousSplit = previous == null ? null : previous.split;
        this.state = State.PREPARING;
        this.createdAt = clock.instant();
        this.createdBy = createdBy;
        this.node = node;
    }

    /**
     * @param present the revision that serves now, null if none does
     * @throws DomainException CONFLICT if another than at the order's time serves now
     */
    public void requireReplacing(Deployment present) {
        var serving = present == null ? null : present.number;
        if (!Objects.equals(serving, previous)) {
            throw DomainException.conflict("Meanwhile revision " + serving + " of '" + model + "' has come into service.");
        }
    }

    /** From now on this revision serves the model; the caller supersedes the one before in the same transaction. */
    public void activate(Clock clock) {
        require(State.PREPARING, "activated");
        state = State.ACTIVE;
        activatedAt = clock.instant();
    }

    public void supersede(Deployment next, Clock clock) {
        require(State.ACTIVE, "superseded");
        state = State.SUPERSEDED;
        withdrawn = next.kind.isRollback();
        endedAt = clock.instant();
    }

    /** The order insisted although something spoke against it. */
    public void force(String complaint) {
        forcedOver = limited(complaint);
    }

    public void took(Steps steps) {
        this.steps = steps;
    }

    public void fail(String why, Clock clock) {
        require(State.PREPARING, "failed");
        state = State.FAILED;
        endedAt = clock.instant();
        failure = limited(why);
    }

    private static String limited(String text) {
        return text.length() > 2000 ? text.substring(0, 2000) : text;
    }

    private void require(State expected, String verb) {
        if (state != expected) {
            throw DomainException.conflict(
                    "Revision " + number + " of '" + model + "' is " + state + " and cannot be " + verb + ".");
        }
    }

    public String model() {
        return model;
    }

    public int number() {
        return number;
    }

    public State state() {
        return state;
    }

    public TrafficSplit split() {
        return split;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdBy() {
        return createdBy;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Optional<Instant> activatedAt() {
        return Optional.ofNullable(activatedAt);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Shadow> shadow() {
        return Optional.ofNullable(shadow);
    }

    /** The experiments that run in it; the split is for the units that are in none. */
    public List<ExperimentSplit> experiments() {
        return experiments == null ? List.of() : experiments;
    }

    public Optional<ExperimentChange> experimentChange() {
        return Optional.ofNullable(experimentChange);
    }

    /** Ids of the versions that may answer: those of the split and those of the experiments' arms. */
    public List<String> answering() {
        return DeploymentPlan.answering(split, experiments());
    }

    public Optional<String> node() {
        return Optional.ofNullable(node);
    }

    /** Number of the revision that this one replaced, or would have. */
    public Optional<Integer> previous() {
        return Optional.ofNullable(previous);
    }

    public Optional<TrafficSplit> previousSplit() {
        return Optional.ofNullable(previousSplit);
    }

    public Optional<Integer> restores() {
        return Optional.ofNullable(restores);
    }

    /** Whether it was ended by a rollback. */
    public boolean isWithdrawn() {
        return withdrawn;
    }

    public Optional<String> forcedOver() {
        return Optional.ofNullable(forcedOver);
    }

    public Optional<Steps> steps() {
        return Optional.ofNullable(steps);
    }
}

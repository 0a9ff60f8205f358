package io.understudy.deployment.entity;

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

    @Column(name = "activated_at")
    private Instant activatedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(length = 2000)
    private String failure;

    protected Deployment() {}

    public Deployment(String model, int number, TrafficSplit split, String createdBy, String reason, Clock clock) {
        this.model = model;
        this.number = number;
        this.split = split;
        this.state = State.PREPARING;
        this.createdAt = clock.instant();
        this.createdBy = createdBy;
        this.reason = reason;
    }

    /** From now on this revision serves the model; the caller supersedes the one before in the same transaction. */
    public void activate(Clock clock) {
        require(State.PREPARING, "activated");
        state = State.ACTIVE;
        activatedAt = clock.instant();
    }

    public void supersede(Clock clock) {
        require(State.ACTIVE, "superseded");
        state = State.SUPERSEDED;
        endedAt = clock.instant();
    }

    public void fail(String why, Clock clock) {
        require(State.PREPARING, "failed");
        state = State.FAILED;
        endedAt = clock.instant();
        failure = why.length() > 2000 ? why.substring(0, 2000) : why;
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
}

package io.understudy.registry.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A long-lived name that callers address, with the task that all of its versions do. It never changes: what serves it
 * is told by its deployments, what it has learnt by its versions.
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

    protected Model() {}

    public Model(String name, Task task, String description, Instant createdAt, String createdBy) {
        this.name = Names.model(name);
        this.task = task;
        this.description = description;
        this.createdAt = createdAt;
        this.createdBy = createdBy;
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
}

package io.understudy.security.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A key to the admin paths, known to the database by its digest alone. */
@Entity
@Table(name = "admin_key")
public class AdminKey {

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private byte[] digest;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected AdminKey() {}

    public AdminKey(KeyDigest digest, Instant now) {
        this.id = UUID.randomUUID();
        this.digest = digest.bytes();
        this.createdAt = now;
    }

    public KeyDigest digest() {
        return new KeyDigest(digest);
    }

    public boolean isActive() {
        return revokedAt == null;
    }
}

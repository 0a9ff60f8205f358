package io.understudy.security.control;

import io.understudy.security.entity.AdminKey;
import io.understudy.security.entity.KeyDigest;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;

/** The admin keys in the database. */
@Stateless
public class AdminKeyStore {

    @PersistenceContext(unitName = "understudy")
    private EntityManager entities;

    public AdminKeyStore() {}

    AdminKeyStore(EntityManager entities) {
        this.entities = entities;
    }

    public List<KeyDigest> active() {
        return entities.createQuery("select k from AdminKey k where k.revokedAt is null", AdminKey.class)
                .getResultStream()
                .map(AdminKey::digest)
                .toList();
    }

    /**
     * Adds the very first key, if there is none. Nodes that start together wait for each other here, so one of them
     * adds it and the others find it.
     *
     * @param handOver runs before the key counts; if it fails, the key is not added
     * @return false if there was a key already
     */
    public boolean addFirst(KeyDigest digest, Runnable handOver) {
        entities.createNativeQuery("lock table understudy.admin_key in share row exclusive mode").executeUpdate();
        if (entities.createQuery("select count(k) from AdminKey k", Long.class).getSingleResult() > 0) return false;
        entities.persist(new AdminKey(digest, Instant.now()));
        entities.flush();
        handOver.run();
        return true;
    }
}

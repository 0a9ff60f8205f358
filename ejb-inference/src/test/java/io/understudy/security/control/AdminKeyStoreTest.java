package io.understudy.security.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.security.entity.AdminKey;
import io.understudy.security.entity.KeyDigest;
import io.understudy.testing.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.ValidationMode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over the real PostgreSQL; each call in a transaction of its own, as the container makes one. */
class AdminKeyStoreTest {

    private EntityManagerFactory nodes;

    @BeforeEach
    void emptyDatabase() {
        nodes = new PersistenceConfiguration("nodes")
                .managedClass(AdminKey.class)
                .property("jakarta.persistence.nonJtaDataSource", TestDatabase.create())
                .property("hibernate.default_schema", "understudy")
                .validationMode(ValidationMode.NONE)
                .createEntityManagerFactory();
    }

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void nodesThatStartTogetherMakeOneKeyAndAllKnowIt() throws Exception {
        var handedOver = new AtomicInteger();
        var together = new CyclicBarrier(4);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var starts = IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(node -> () -> {
                        together.await();
                        return inTransaction(store -> store.addFirst(KeyDigest.of("key of " + node), handedOver::incrementAndGet));
                    })
                    .toList();
            var made = threads.invokeAll(starts).stream().map(Future::resultNow).toList();
            assertEquals(1, made.stream().filter(first -> first).count());
            var active = inTransaction(AdminKeyStore::active);
            assertEquals(1, active.size());
            assertTrue(active.getFirst().matches(KeyDigest.of("key of " + made.indexOf(true))));
        }
        assertEquals(1, handedOver.get(), "only the key that counts is handed over");
    }

    @Test
    void aKeyThatCannotBeHandedOverDoesNotCount() {
        assertThrows(IllegalStateException.class, () -> inTransaction(store -> store.addFirst(KeyDigest.of("lost"), () -> {
            throw new IllegalStateException("the disk is full");
        })));
        assertEquals(List.of(), inTransaction(AdminKeyStore::active));
        boolean isFirst = inTransaction(store -> store.addFirst(KeyDigest.of("found"), () -> {}));
        assertTrue(isFirst);
    }

    private <T> T inTransaction(Function<AdminKeyStore, T> work) {
        return nodes.callInTransaction((EntityManager entities) -> work.apply(new AdminKeyStore(entities)));
    }
}

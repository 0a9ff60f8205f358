package io.understudy.registry.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.bundle.BundleLimits;
import io.understudy.registry.entity.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes from outside may be anything; all of it is refused with a reason, and nothing of it stays. */
class HostileBundlesTest {

    private static final Map<String, byte[]> ALL = HostileBundles.all();

    /** Allocated in passing, on the inspecting thread: a bundle of a few bytes must not ask for gigabytes. */
    private static final long MAX_ALLOCATED = 512L << 20;

    @TempDir
    private Path folder;

    private ArtifactSettings settings;
    private Inspection inspection;

    static Stream<String> kinds() {
        return ALL.keySet().stream();
    }

    @BeforeEach
    void settings() {
        settings = new ArtifactSettings(folder.resolve("artifacts"), 64 << 20, new BundleLimits(32 << 20, 1_000, 100));
        inspection = new Inspection(settings, List.<TaskRules>of());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    @Timeout(120)
    void isRefusedWithAReasonAndLeavesNothing(String kind) throws IOException {
        var before = allocated();
        try (var upload = new Spool(settings).receive(new ByteArrayInputStream(ALL.get(kind)))) {
            var refusal = assertThrows(DomainException.class, () -> inspection.inspect(upload, Task.TENSOR));
            assertEquals(DomainException.Kind.INVALID, refusal.kind());
            assertTrue(refusal.getMessage().startsWith("bundle"), refusal.getMessage());
            assertTrue(refusal.getMessage().length() < 1_500, "a reason to read");
        }
        assertTrue(allocated() - before < MAX_ALLOCATED, () -> "allocated " + (allocated() - before));
        assertNothingLeft();
    }

    @Test
    void areAtLeastFortyKinds() {
        assertTrue(ALL.size() >= 40, () -> ALL.size() + " kinds");
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private void assertNothingLeft() throws IOException {
        try (var files = Files.walk(folder)) {
            assertEquals(List.of(folder, settings.directory(), settings.incoming()), files.toList());
        }
    }
}

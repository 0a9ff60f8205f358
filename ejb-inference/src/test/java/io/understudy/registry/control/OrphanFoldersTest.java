package io.understudy.registry.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanFoldersTest {

    @TempDir
    private Path parent;

    @Test
    void onlyFoldersOfThatNameThatNobodyKnowsGoWithAllThatIsInThem() throws IOException {
        for (var folder : List.of("v1", "v2/deep", "v3", "mine", "elsewhere")) Files.createDirectories(parent.resolve(folder));
        Files.writeString(parent.resolve("v2/deep/segments_1"), "x");
        Files.writeString(parent.resolve("v4"), "a file");
        Files.writeString(parent.resolve("elsewhere/kept"), "x");
        Files.createSymbolicLink(parent.resolve("v5"), parent.resolve("elsewhere"));

        assertEquals(List.of("v2", "v3"), folders(parent).delete(names -> {
            assertEquals(Set.of("v1", "v2", "v3"), names);
            return Set.of("v1");
        }));
        try (var left = Files.list(parent)) {
            assertEquals(List.of("elsewhere", "mine", "v1", "v4", "v5"), left.map(p -> p.getFileName().toString()).sorted().toList());
        }
        assertTrue(Files.exists(parent.resolve("elsewhere/kept")));
    }

    @Test
    void nothingGoesWhereNothingCanBeAsked() throws IOException {
        Files.createDirectories(parent.resolve("v1"));
        assertThrows(IllegalStateException.class, () -> folders(parent).delete(names -> {
            throw new IllegalStateException("the database is away");
        }));
        assertTrue(Files.exists(parent.resolve("v1")));
    }

    @Test
    void aFirstStartHasNothingToDelete() throws IOException {
        assertEquals(List.of(), folders(parent.resolve("none")).delete(names -> names));
    }

    private static OrphanFolders folders(Path parent) {
        return new OrphanFolders(parent, Pattern.compile("v\\d"));
    }
}

package io.understudy.search.control.index;

import static io.understudy.search.control.index.Searches.ids;
import static io.understudy.search.control.index.Searches.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.understudy.search.control.Interpretation;
import io.understudy.search.control.SearchRequest.Preferences;
import io.understudy.search.control.lexicon.Lexicon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes, refreshes, commits and restarts. */
class TalentLifeTest {

    @TempDir
    private Path directory;

    private TalentIndex open(int dimension) {
        return TalentIndex.open(directory, dimension, Lexicon.standard(), IndexSettings.DEFAULT);
    }

    @Test
    void changesAreSeenAfterARefreshAndTheGenerationFollows() {
        try (var index = Searches.index(directory, Talent.of("a").biography("kathak"), Talent.of("b").biography("kathak"))) {
            long before = index.generation();
            index.put(Talent.of("a").biography("ghazal").profile(), null);
            index.delete("b");
            assertEquals(List.of("a", "b"), ids(index, text("kathak")));
            assertEquals(before, index.generation());
            index.refresh();
            assertEquals(List.of(), ids(index, text("kathak")));
            assertEquals(List.of("a"), ids(index, text("ghazal")));
            assertEquals(1, index.size());
            assertNotEquals(before, index.generation());
            long after = index.generation();
            index.refresh();
            index.commit(Map.of("position", "7"));
            index.refresh();
            assertEquals(after, index.generation());
        }
    }

    @Test
    void aReplacedVectorIsFoundAtItsNewPlaceOnly() {
        try (var index = Searches.index(directory)) {
            index.put(Talent.of("a").profile(), Searches.NORTH);
            index.put(Talent.of("b").profile(), Searches.EAST);
            index.refresh();
            index.put(Talent.of("a").profile(), Searches.SOUTH);
            index.refresh();
            var result = index.search(text("zzz"), Interpretation.NONE, Searches.EAST);
            assertEquals(List.of("b", "a"), ids(result));
            assertEquals(2, result.totalMatches());
        }
    }

    @Test
    void aRestartGoesOnFromTheCommit() {
        long generation;
        try (var index = Searches.index(directory, Talent.of("kept").biography("kathak"))) {
            assertEquals(Map.of(), index.committed());
            index.commit(Map.of("position", "42"));
            generation = index.generation();
            index.put(Talent.of("lost").biography("kathak").profile(), null);
            index.refresh();
        }
        try (var index = open(4)) {
            assertEquals(Map.of("position", "42"), index.committed());
            assertEquals(generation, index.generation());
            assertEquals(List.of("kept"), ids(index, text("kathak")));
        }
    }

    @Test
    void compactingLeavesOneSegmentThatAnswersTheSame() throws IOException, InterruptedException {
        try (var index = Searches.index(directory, Talent.of("a").biography("kathak"))) {
            index.put(Talent.of("b").biography("kathak kathak").profile(), Searches.NORTH);
            index.refresh();
            index.commit(Map.of("position", "2"));
            assertEquals(2, segments());
            assertFalse(index.isUncommitted());
            var before = ids(index, text("kathak"));
            index.compact();
            for (int i = 0; i < 1_000 && segments() > 1; i++) {
                Thread.sleep(10);
                index.commit(Map.of("position", "2"));
            }
            assertEquals(1, segments());
            index.refresh();
            assertEquals(before, ids(index, text("kathak")));
        }
    }

    private int segments() throws IOException {
        try (var files = FSDirectory.open(directory)) {
            return SegmentInfos.readLatestCommit(files).size();
        }
    }

    @Test
    void anIndexOfAnotherDimensionBeginsAnew() {
        try (var index = Searches.index(directory, Talent.of("a"))) {
            index.commit(Map.of("position", "42"));
        }
        try (var index = open(8)) {
            assertEquals(Map.of(), index.committed());
            assertEquals(0, index.size());
        }
    }

    @Test
    void aDamagedIndexBeginsAnew() throws IOException {
        try (var index = Searches.index(directory, Talent.of("a"))) {
            index.commit(Map.of("position", "42"));
        }
        try (var files = Files.list(directory)) {
            for (var file : files.filter(file -> file.getFileName().toString().startsWith("_")).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        try (var index = open(4)) {
            assertEquals(Map.of(), index.committed());
            assertEquals(0, index.size());
            index.put(Talent.of("b").biography("kathak").profile(), null);
            index.refresh();
            assertEquals(List.of("b"), ids(index, text("kathak")));
        }
    }

    /** Whichever file it is, and however little of it: Lucene alone would open most of these and answer wrongly. */
    @Test
    void oneWrongByteInAnyFileIsFoundAtTheStart() throws IOException {
        try (var index = Searches.index(directory, Talent.of("a").biography("kathak"))) {
            index.put(Talent.of("b").profile(), Searches.NORTH);
            index.refresh();
            index.commit(Map.of("position", "42"));
        }
        var copies = Files.createDirectory(directory.resolveSibling(directory.getFileName() + "-copies"));
        for (var name : names(directory)) {
            var copy = Files.createDirectory(copies.resolve(name));
            for (var other : names(directory)) Files.copy(directory.resolve(other), copy.resolve(other));
            var bytes = Files.readAllBytes(copy.resolve(name));
            bytes[bytes.length / 2] ^= 1;
            Files.write(copy.resolve(name), bytes);
            try (var index = TalentIndex.open(copy, 4, Lexicon.standard(), IndexSettings.DEFAULT)) {
                assertEquals(0, index.size(), name);
                index.put(Talent.of("c").biography("kathak").profile(), Searches.EAST);
                index.refresh();
                assertEquals(List.of("c"), ids(index, text("kathak")), name);
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("write.lock")).toList();
        }
    }

    /** Whoever searches while one thread replaces a talent again and again sees each talent exactly once. */
    @Test
    void searchesRunWhileOneThreadWrites() throws InterruptedException, ExecutionException {
        var talents = IntStream.range(0, 50).mapToObj(i -> Talent.of("t" + i).biography("kathak")).toArray(Talent[]::new);
        try (var index = Searches.index(directory, talents);
                var threads = Executors.newFixedThreadPool(4)) {
            var started = new CountDownLatch(4);
            var searches = IntStream.range(0, 4).mapToObj(n -> threads.submit(() -> searchOften(index, started))).toList();
            started.await();
            for (int i = 0; i < 200; i++) {
                index.put(talents[i % 50].profile(), Searches.NORTH);
                if (i % 5 == 0) {
                    index.refresh();
                }
            }
            for (Future<?> search : searches) {
                search.get();
            }
        }
    }

    private static void searchOften(TalentIndex index, CountDownLatch started) {
        for (int i = 0; i < 50; i++) {
            var request = Searches.request(
                    "kathak",
                    Searches.location("pune"),
                    Preferences.NONE,
                    100,
                    null);
            var result = index.search(request, Interpretation.NONE, Searches.NORTH);
            assertEquals(50, result.totalMatches());
            assertEquals(50, result.facets().get("city").get("pune"));
            assertEquals(50, ids(result).stream().distinct().count());
            started.countDown();
        }
        assertEquals(50, index.size());
    }
}

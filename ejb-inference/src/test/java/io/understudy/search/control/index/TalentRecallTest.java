package io.understudy.search.control.index;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.search.control.Interpretation;
import io.understudy.search.control.SearchRequest.Filters;
import io.understudy.search.control.SearchRequest.Preferences;
import io.understudy.search.control.lexicon.Lexicon;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graph over quantised vectors against a look at every exact vector, on clustered data as embeddings are. */
class TalentRecallTest {

    private static final int TALENTS = 5_000;
    private static final int DIMENSION = 64;
    private static final int CLUSTERS = 50;
    private static final int QUERIES = 100;

    @TempDir
    private Path directory;

    private final Random random = new Random(42);

    private float[] near(float[] center, double spread) {
        var vector = new float[DIMENSION];
        double square = 0;
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) ((center == null ? 0 : center[i]) + spread * random.nextGaussian());
            square += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] /= (float) Math.sqrt(square);
        }
        return vector;
    }

    @Test
    void atLeast95PercentOfTheTenNearestAreFound() {
        var centers = IntStream.range(0, CLUSTERS).mapToObj(i -> near(null, 1)).toList();
        var vectors = IntStream.range(0, TALENTS).mapToObj(i -> near(centers.get(i % CLUSTERS), 0.1)).toList();
        try (var index = TalentIndex.open(directory, DIMENSION, Lexicon.standard(), IndexSettings.DEFAULT)) {
            for (int i = 0; i < TALENTS; i++) {
                index.put(Talent.of(String.valueOf(i)).profile(), vectors.get(i));
            }
            index.refresh();
            int found = 0;
            for (int q = 0; q < QUERIES; q++) {
                var query = near(centers.get(random.nextInt(CLUSTERS)), 0.1);
                var exact = new HashSet<>(nearest(vectors, query));
                var request = Searches.request("zzz", Filters.NONE, Preferences.NONE, 10, null);
                found += Searches.ids(index.search(request, Interpretation.NONE, query)).stream()
                        .filter(exact::contains)
                        .count();
            }
            assertTrue(found >= 0.95 * 10 * QUERIES, "found " + found + " of " + 10 * QUERIES);
        }
    }

    private static List<String> nearest(List<float[]> vectors, float[] query) {
        return IntStream.range(0, vectors.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -dot(vectors.get(i), query)))
                .limit(10)
                .map(String::valueOf)
                .toList();
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}

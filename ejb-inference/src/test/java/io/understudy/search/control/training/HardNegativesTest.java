package io.understudy.search.control.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.search.control.embedding.FeatureBag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HardNegativesTest {

    private final Map<String, Integer> numbers = new HashMap<>();

    @Test
    void theNearestThatDoesNotSatisfyComesFirst() {
        // rows: east, north, north-east
        var matrix = new EmbeddingMatrix(new float[][] {{1, 0}, {0, 1}, {1, 1}}, Lanes.ONE);
        var set = new TrainingSet(
                List.of(candidate(0, "wanted"), candidate(1, "other"), candidate(2, "other"), candidate(0, "wanted")),
                List.of(new TrainingSet.Query(bag(0), FactSet.of(List.of("wanted"), numbers), 0)));

        var mined = new HardNegatives(set, matrix, Lanes.ONE).mine(2, new SplittableRandom(1));

        assertEquals(1, mined.length);
        assertArrayEquals(new int[] {2, 1}, mined[0]);
    }

    private TrainingSet.Candidate candidate(int feature, String fact) {
        return new TrainingSet.Candidate(bag(feature), FactSet.of(List.of(fact), numbers));
    }

    private static FeatureBag bag(int feature) {
        return new FeatureBag(new int[] {feature}, new float[] {1});
    }
}

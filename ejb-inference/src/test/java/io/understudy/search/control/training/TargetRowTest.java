package io.understudy.search.control.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.understudy.search.control.training.Recipe.Targets;
import io.understudy.search.control.training.TrainingSet.Candidate;
import io.understudy.search.control.training.TrainingSet.Query;
import io.understudy.text.control.FeatureBag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetRowTest {

    private static final FeatureBag NOTHING = new FeatureBag(new int[0], new float[0]);

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Query query = new Query(NOTHING, facts("mumbai", "dancing"), 0);
    /** The query's own, one more that satisfies both facts, one that satisfies half, one that satisfies none. */
    private final List<Candidate> candidates =
            List.of(candidate("mumbai", "dancing", "hindi"), candidate("dancing", "mumbai"), candidate("mumbai"), candidate("pune"));

    @Test
    void ownLeavesOutWhatAlsoSatisfies() {
        assertArrayEquals(new float[] {1, Float.NaN, 0, 0}, fill(Targets.OWN), 0);
    }

    @Test
    void satisfyingSharesEqually() {
        assertArrayEquals(new float[] {0.5f, 0.5f, 0, 0}, fill(Targets.SATISFYING), 0);
    }

    @Test
    void gradedGivesHalfMatchesTheSixthPowerOfAHalf() {
        float total = 2 + 1 / 64f;
        assertArrayEquals(new float[] {1 / total, 1 / total, 1 / 64f / total, 0}, fill(Targets.GRADED), 1e-6f);
    }

    private float[] fill(Targets kind) {
        return TargetRow.of(kind, query, 0, candidates);
    }

    private Candidate candidate(String... facts) {
        return new Candidate(NOTHING, facts(facts));
    }

    private FactSet facts(String... facts) {
        return FactSet.of(List.of(facts), numbers);
    }
}

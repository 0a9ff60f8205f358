package io.understudy.search.control.training;

import io.understudy.search.control.training.Recipe.Targets;
import io.understudy.search.control.training.TrainingSet.Candidate;
import io.understudy.search.control.training.TrainingSet.Query;
import java.util.List;

/** The soft targets of one query over the candidates of a batch. */
final class TargetRow {

    /** Under graded targets a candidate weighs {@code share^STEEPNESS}, share being that of the wanted facts it satisfies. */
    private static final double STEEPNESS = 6;

    private TargetRow() {}

    /** @param own index of the query's own candidate in the batch */
    static float[] of(Targets kind, Query query, int own, List<Candidate> candidates) {
        var targets = new float[candidates.size()];
        double total = 0;
        for (int k = 0; k < candidates.size(); k++) {
            double share = k == own ? 1 : (double) query.wanted().satisfiedBy(candidates.get(k).facts()) / query.wanted().size();
            float target = switch (kind) {
                case OWN -> k == own ? 1 : share == 1 ? Float.NaN : 0;
                case SATISFYING -> share == 1 ? 1 : 0;
                case GRADED -> (float) StrictMath.pow(share, STEEPNESS);
            };
            targets[k] = target;
            if (!Float.isNaN(target)) total += target;
        }
        float scale = (float) (1 / total);
        for (int k = 0; k < targets.length; k++) targets[k] *= scale;
        return targets;
    }
}

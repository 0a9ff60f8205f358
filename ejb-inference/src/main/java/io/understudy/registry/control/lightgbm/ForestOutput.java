package io.understudy.registry.control.lightgbm;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.lightgbm.Objective.Transform;
import java.util.Arrays;
import java.util.List;

/**
 * Whether the mean of a random forest still goes through the objective. Since LightGBM 2.2.3 it does. Before, each leaf
 * held what the objective had made of its score, and the mean was the prediction; both wrote the format v2.
 */
final class ForestOutput {

    private ForestOutput() {}

    static Transform of(Header header, List<Tree> trees, String field) {
        var transform = header.objective().transform();
        if (!header.average() || !header.version().equals("v2")) return transform;
        return switch (transform) {
            case IDENTITY -> transform;
            case SIGMOID -> trees.stream().allMatch(ForestOutput::holdsProbabilities) ? Transform.IDENTITY : transform;
            default -> throw DomainException.invalid(
                    field,
                    "is a random forest in the format v2, which does not tell whether its leaves went through the objective '"
                            + header.objective().text() + "' already; it cannot be converted");
        };
    }

    private static boolean holdsProbabilities(Tree tree) {
        return Arrays.stream(tree.leaf()).allMatch(v -> v >= 0 && v <= 1);
    }
}

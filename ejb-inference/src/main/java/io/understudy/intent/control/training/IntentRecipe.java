package io.understudy.intent.control.training;

import io.understudy.failure.entity.DomainException;
import io.understudy.intent.control.features.FeatureSettings;
import java.util.List;

/**
 * How a classifier is trained.
 *
 * @param testShare of the rows, kept out of the training to tell how good it is; 0 for none
 * @param costs of errors, of which the linear machine takes the one that is best on validation
 * @param networks how many are averaged with the linear machine, 0 to 3
 * @param network how they are trained; of its epochs, as many as are best on validation
 * @param leastTexts texts that a feature must occur in
 * @param mostRows rows beyond this are sampled, labels with few rows less than others; bounds time and memory
 * @param labelNames whether the words of each label's name are one more text of it
 * @param inScopeShare share of the validation rows that the threshold leaves in scope, where there are no examples of others
 */
public record IntentRecipe(
        double testShare,
        List<Double> costs,
        int networks,
        NetworkRecipe network,
        int leastTexts,
        int mostRows,
        boolean labelNames,
        double inScopeShare,
        FeatureSettings features) {

    public static final IntentRecipe STANDARD =
            new IntentRecipe(0.1, List.of(0.5, 1.0, 2.0), 3, NetworkRecipe.STANDARD, 1, 60_000, true, 0.99, FeatureSettings.STANDARD);

    private static final int MOST_COSTS = 8;
    private static final int MOST_NETWORKS = 3;

    /** @throws DomainException INVALID naming the first that is out of its range */
    public IntentRecipe {
        costs = List.copyOf(costs);
        require(testShare >= 0 && testShare <= 0.5, "test_share", "must be from 0 to 0.5");
        require(!costs.isEmpty() && costs.size() <= MOST_COSTS, "costs", "must be 1 to " + MOST_COSTS + " numbers");
        require(costs.stream().allMatch(cost -> cost >= 1e-4 && cost <= 1e4), "costs", "must be from 0.0001 to 10000");
        require(networks >= 0 && networks <= MOST_NETWORKS, "networks", "must be from 0 to " + MOST_NETWORKS);
        require(leastTexts >= 1, "least_texts", "must be at least 1");
        require(mostRows >= 1000 && mostRows <= 1_000_000, "most_rows", "must be from 1000 to 1000000");
        require(inScopeShare > 0 && inScopeShare <= 1, "in_scope_share", "must be above 0 and at most 1");
    }

    public IntentRecipe withNetworks(int count, NetworkRecipe recipe) {
        return new IntentRecipe(testShare, costs, count, recipe, leastTexts, mostRows, labelNames, inScopeShare, features);
    }

    public IntentRecipe withTestShare(double share) {
        return new IntentRecipe(share, costs, networks, network, leastTexts, mostRows, labelNames, inScopeShare, features);
    }

    static void require(boolean holds, String field, String reason) {
        if (!holds) throw DomainException.invalid(field, reason);
    }
}

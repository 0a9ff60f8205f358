package io.understudy.search.control.training;

import io.understudy.text.control.FeatureBag;
import java.util.List;

/**
 * A batch turned on its side: for each feature that occurs, the bags it occurs in, in their order.
 *
 * @param starts where in {@code bags} and {@code weights} each feature begins; one longer than {@code features}
 */
record FeatureMajor(int[] features, int[] starts, int[] bags, float[] weights) {

    static FeatureMajor of(List<FeatureBag> batch, int vocabulary) {
        var next = new int[vocabulary];
        for (var bag : batch) for (int id : bag.ids()) next[id]++;
        int distinct = 0;
        for (int count : next) if (count > 0) distinct++;
        var features = new int[distinct];
        var starts = new int[distinct + 1];
        int f = 0;
        for (int id = 0; id < vocabulary; id++) {
            if (next[id] == 0) continue;
            features[f] = id;
            starts[f + 1] = starts[f] + next[id];
            next[id] = starts[f++];
        }
        var bags = new int[starts[distinct]];
        var weights = new float[starts[distinct]];
        for (int b = 0; b < batch.size(); b++) {
            var bag = batch.get(b);
            for (int j = 0; j < bag.size(); j++) {
                int at = next[bag.ids()[j]]++;
                bags[at] = b;
                weights[at] = bag.weights()[j];
            }
        }
        return new FeatureMajor(features, starts, bags, weights);
    }
}

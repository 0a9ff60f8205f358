package io.understudy.benchmark.retraining;

import io.understudy.food.control.FoodIntents;
import io.understudy.food.control.FoodIntents.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The demo's labelled set in three parts, of each label the same shares.
 *
 * @param start a fifth, which the first version is trained on
 * @param held a fifth, which nobody learns from
 * @param asked what users ask
 */
record Utterances(List<Labelled> start, List<Labelled> held, List<Labelled> asked) {

    private static final int PARTS = 5;

    static Utterances ofTheDemo() {
        var byLabel = FoodIntents.standard().utterances().stream().collect(Collectors.groupingBy(Labelled::intent));
        return new Utterances(part(byLabel.values(), 0, 1), part(byLabel.values(), 1, 2), part(byLabel.values(), 2, PARTS));
    }

    private static List<Labelled> part(Iterable<List<Labelled>> labels, int from, int to) {
        var part = new ArrayList<Labelled>();
        for (var rows : labels) {
            IntStream.range(0, rows.size()).filter(i -> i % PARTS >= from && i % PARTS < to).mapToObj(rows::get).forEach(part::add);
        }
        return List.copyOf(part);
    }
}

package io.understudy.intent.control.training;

import io.understudy.intent.control.ClassifierDescription;
import io.understudy.intent.control.features.IntentFeatures;
import io.understudy.training.control.Lanes;
import io.understudy.training.control.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The two passes over the data: one on folds, to choose, one on all that may be learned from. */
final class IntentTraining {

    /** Numbers in all tables together: 160 MB while they are learned. */
    private static final int MOST_CELLS = 40_000_000;

    private final IntentData data;
    private final IntentRecipe recipe;
    private final long seed;
    private final Lanes lanes;
    private final Progress progress;
    private final IntentFeatures features;
    private int validated;

    IntentTraining(IntentData data, IntentRecipe recipe, long seed, Lanes lanes, Progress progress) {
        this.data = data;
        this.recipe = recipe;
        this.seed = seed;
        this.lanes = lanes;
        this.progress = progress;
        this.features = IntentFeatures.remembering(recipe.features());
    }

    Validation.Choice validate() {
        var validation = new Validation(recipe);
        var work = new Work();
        for (var fold : Folds.of(data.parts().training())) {
            var learned = named(fold.training());
            var encoding = encoding(learned);
            validation.plan(encoding.encode(learned, progress::check), encoding.encode(fold.validation(), progress::check), seed, work, progress::check);
            validated += fold.validation().size();
        }
        work.run(lanes);
        return validation.choose(data.outOfScopeClass());
    }

    /** Rows that were validated on. */
    int validated() {
        return validated;
    }

    IntentModel train(Validation.Choice choice) {
        var learned = named(data.parts().training());
        var encoding = encoding(learned);
        var examples = encoding.encode(learned, progress::check);
        var networks = new ArrayList<BagNetwork>();
        for (int n = 0; n < recipe.networks(); n++) networks.add(null);
        var linear = new float[1][][];
        var work = new Work();
        for (int n = 0; n < recipe.networks(); n++) {
            int network = n;
            work.add(() -> networks.set(network, network(examples, choice.passes(), seed + network)));
        }
        work.add(() -> linear[0] = CrammerSinger.train(examples, choice.cost(), seed, progress::check));
        work.run(lanes);
        return new IntentModel(description(choice), encoding, Ensemble.of(linear[0], networks, choice.mixture()));
    }

    private BagNetwork network(Examples examples, double passes, long networkSeed) {
        var training = new NetworkTraining(examples, recipe.network(), networkSeed);
        for (int epoch = 0; epoch < training.epochsAt(passes); epoch++) training.epoch(progress::check);
        return training.network();
    }

    private Encoding encoding(List<Row> rows) {
        int width = data.classes().size() + recipe.networks() * recipe.network().dimension();
        return Encoding.of(rows, data.classes(), features, recipe.leastTexts(), MOST_CELLS / width, progress::check);
    }

    /** With what the labels are called: of few texts, the name of a label is the one that says it best. */
    private List<Row> named(List<Row> rows) {
        return recipe.labelNames() ? Stream.concat(rows.stream(), data.names().stream()).toList() : rows;
    }

    private ClassifierDescription description(Validation.Choice choice) {
        return new ClassifierDescription(
                ClassifierDescription.KIND, data.labels(), data.outOfScopeClass() >= 0, choice.threshold(), recipe.features(), seed);
    }
}

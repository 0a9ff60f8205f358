package io.understudy.registry.control.lightgbm;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the model was trained for, which decides how its raw scores become a prediction.
 *
 * @param text as the model file has it; {@code custom} where it names none
 * @param sigmoid steepness of the logistic curve, where there is one
 */
record Objective(String text, Transform transform, double sigmoid) {

    /** LightGBM's {@code ObjectiveFunction::ConvertOutput}, by the names that it writes into the file. */
    enum Transform {
        IDENTITY,
        SIGNED_SQUARE,
        EXP,
        SIGMOID,
        SOFTMAX,
        SIGMOID_EACH,
        LOG_ONE_PLUS_EXP
    }

    private static final Map<String, Transform> TRANSFORMS = Map.ofEntries(
            Map.entry("regression", Transform.IDENTITY),
            Map.entry("regression_l1", Transform.IDENTITY),
            Map.entry("huber", Transform.IDENTITY),
            Map.entry("fair", Transform.IDENTITY),
            Map.entry("quantile", Transform.IDENTITY),
            Map.entry("mape", Transform.IDENTITY),
            Map.entry("mean_absolute_percentage_error", Transform.IDENTITY),
            Map.entry("lambdarank", Transform.IDENTITY),
            Map.entry("rank_xendcg", Transform.IDENTITY),
            Map.entry("custom", Transform.IDENTITY),
            Map.entry("none", Transform.IDENTITY),
            Map.entry("null", Transform.IDENTITY),
            Map.entry("na", Transform.IDENTITY),
            Map.entry("poisson", Transform.EXP),
            Map.entry("gamma", Transform.EXP),
            Map.entry("tweedie", Transform.EXP),
            Map.entry("binary", Transform.SIGMOID),
            Map.entry("cross_entropy", Transform.SIGMOID),
            Map.entry("xentropy", Transform.SIGMOID),
            Map.entry("multiclass", Transform.SOFTMAX),
            Map.entry("multiclassova", Transform.SIGMOID_EACH),
            Map.entry("cross_entropy_lambda", Transform.LOG_ONE_PLUS_EXP),
            Map.entry("xentlambda", Transform.LOG_ONE_PLUS_EXP));

    /** Those that heed {@code reg_sqrt}; the others turn it off. */
    private static final Set<String> WITH_SQUARE =
            Set.of("regression", "regression_l1", "fair", "quantile", "mape", "mean_absolute_percentage_error");

    /** Those whose steepness the file gives; cross entropy has none. */
    private static final Set<String> WITH_SIGMOID = Set.of("binary", "multiclassova");

    private static final Set<Transform> MANY_SCORES = Set.of(Transform.IDENTITY, Transform.SOFTMAX, Transform.SIGMOID_EACH);

    static Objective parse(Section header, int scores) {
        var text = header.has("objective") ? header.text("objective").strip() : "custom";
        var words = List.of(text.split(" +"));
        var name = words.getFirst();
        var transform = TRANSFORMS.get(name);
        if (transform == null) throw header.refused("names the objective '" + shown(name) + "', which cannot be converted");
        if (words.contains("sqrt") && WITH_SQUARE.contains(name)) transform = Transform.SIGNED_SQUARE;
        if (scores > 1 && !MANY_SCORES.contains(transform)) {
            throw header.refused("has " + scores + " trees an iteration, and the objective '" + name + "' takes one");
        }
        requireClasses(header, words, transform, scores);
        return new Objective(shown(text), transform, WITH_SIGMOID.contains(name) ? sigmoid(header, words) : 1);
    }

    private static void requireClasses(Section header, List<String> words, Transform transform, int scores) {
        var many = transform == Transform.SOFTMAX || transform == Transform.SIGMOID_EACH;
        if (many && !words.contains("num_class:" + scores)) {
            throw header.refused("has " + scores + " trees an iteration, and the objective names another num_class");
        }
    }

    private static double sigmoid(Section header, List<String> words) {
        var word = words.stream().filter(w -> w.startsWith("sigmoid:")).findFirst();
        if (word.isEmpty()) throw header.refused("names an objective without its sigmoid");
        var bytes = word.get().substring("sigmoid:".length()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var value = new NumberText(new Slice(bytes, 0, bytes.length), r -> header.refused("has a sigmoid that " + r)).real();
        if (value <= 0) throw header.refused("has a sigmoid that is not above 0");
        return value;
    }

    private static String shown(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}

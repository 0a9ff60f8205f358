package io.understudy.benchmark.intents;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.understudy.training.control.LabelledRow;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What anybody would try first: TF-IDF of words and pairs of words, and liblinear's linear support vector machine, one label
 * against the rest.
 */
final class LinearReference {

    private static final Pattern WORD = Pattern.compile("\\w\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Integer, Double> idf = new HashMap<>();
    private final List<String> labels;
    private final Model model;

    private LinearReference(List<LabelledRow> rows, SolverType type, double cost) {
        var counts = rows.stream().map(row -> count(row.text())).toList();
        var texts = new TreeMap<String, Integer>();
        counts.forEach(one -> one.keySet().forEach(feature -> texts.merge(feature, 1, Integer::sum)));
        texts.forEach((feature, having) -> {
            ids.put(feature, ids.size() + 1);
            idf.put(ids.size(), 1 + Math.log((1.0 + rows.size()) / (1 + having)));
        });
        labels = rows.stream().map(LabelledRow::label).distinct().sorted().toList();
        var problem = new Problem();
        problem.l = rows.size();
        problem.n = ids.size();
        problem.x = counts.stream().map(this::features).toArray(Feature[][]::new);
        problem.y = rows.stream().mapToDouble(row -> labels.indexOf(row.label())).toArray();
        Linear.disableDebugOutput();
        model = Linear.train(problem, new Parameter(type, cost, 0.1));
    }

    static LinearReference oneAgainstTheRest(List<LabelledRow> rows) {
        return new LinearReference(rows, SolverType.L2R_L2LOSS_SVC_DUAL, 1);
    }

    String answer(String text) {
        return labels.get((int) Linear.predict(model, features(count(text))));
    }

    private static Map<String, Integer> count(String text) {
        var counts = new TreeMap<String, Integer>();
        String previous = null;
        var words = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (words.find()) {
            counts.merge(words.group(), 1, Integer::sum);
            if (previous != null) counts.merge(previous + ' ' + words.group(), 1, Integer::sum);
            previous = words.group();
        }
        return counts;
    }

    /** Of Euclidean norm 1, in ascending order as liblinear wants them. */
    private Feature[] features(Map<String, Integer> counts) {
        var known = new TreeMap<Integer, Double>();
        counts.forEach((feature, count) -> {
            var id = ids.get(feature);
            if (id != null) known.put(id, count * idf.get(id));
        });
        double norm = Math.sqrt(known.values().stream().mapToDouble(value -> value * value).sum());
        return known.entrySet().stream().map(entry -> new FeatureNode(entry.getKey(), entry.getValue() / norm)).toArray(Feature[]::new);
    }
}

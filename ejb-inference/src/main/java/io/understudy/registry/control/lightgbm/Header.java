package io.understudy.registry.control.lightgbm;

import java.util.List;

/**
 * What stands before the trees.
 *
 * @param scores raw scores of a row, each the sum of every {@code scores}-th tree
 * @param average a random forest: the mean over the iterations is what the objective gets
 * @param treeSizes how many trees the header announces, or −1
 */
record Header(
        String version,
        int classes,
        int scores,
        boolean average,
        Objective objective,
        List<String> featureNames,
        List<String> featureInfos,
        int treeSizes) {

    private static final List<String> VERSIONS = List.of("v2", "v3", "v4");
    private static final int MAX_SCORES = 10_000;
    private static final int MAX_FEATURES = 1_000_000;

    static Header read(Section section) {
        var version = section.text("version");
        if (!VERSIONS.contains(version)) {
            throw section.refused("names the format version '" + shown(version) + "'; " + VERSIONS + " can be read");
        }
        var classes = section.number("num_class", 1, MAX_SCORES);
        var scores = section.has("num_tree_per_iteration") ? section.number("num_tree_per_iteration", 1, MAX_SCORES) : classes;
        var features = section.number("max_feature_idx", 0, MAX_FEATURES - 1) + 1;
        var objective = Objective.parse(section, scores);
        return new Header(
                version,
                classes,
                scores,
                section.has("average_output"),
                objective,
                words(section, "feature_names", features),
                words(section, "feature_infos", features),
                section.has("tree_sizes") ? words(section.text("tree_sizes")).size() : -1);
    }

    int features() {
        return featureNames.size();
    }

    private static List<String> words(Section section, String key, int count) {
        if (!section.has(key)) throw section.refused("has no " + key);
        var words = words(section.text(key));
        if (words.size() != count) throw section.refused("has " + words.size() + " " + key + " and max_feature_idx=" + (count - 1));
        return words;
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
    }

    private static String shown(String text) {
        return text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }
}

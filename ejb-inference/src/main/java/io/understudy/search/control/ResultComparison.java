package io.understudy.search.control;

import io.understudy.search.control.SearchResult.Hit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What two versions' answers to one search have in common: the share of the first ten, and how far the scores of those are apart. */
final class ResultComparison {

    private static final int FIRST = 10;

    private ResultComparison() {}

    static Map<String, Double> of(SearchResult served, SearchResult shadow) {
        var one = scores(served.talents());
        var other = scores(shadow.talents());
        var measures = new HashMap<String, Double>();
        var common = one.keySet().stream().filter(other::containsKey).toList();
        int longer = Math.max(one.size(), other.size());
        measures.put("overlap_at_10", longer == 0 ? 1 : (double) common.size() / longer);
        common.stream()
                .mapToDouble(id -> Math.abs(one.get(id) - other.get(id)))
                .average()
                .ifPresent(mean -> measures.put("mean_abs_score_difference", mean));
        return measures;
    }

    private static Map<String, Double> scores(List<Hit> hits) {
        return hits.stream().limit(FIRST).collect(Collectors.toMap(hit -> hit.talent().id(), Hit::score));
    }
}

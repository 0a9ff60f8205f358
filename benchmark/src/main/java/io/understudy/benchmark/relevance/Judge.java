package io.understudy.benchmark.relevance;

import io.understudy.benchmark.relevance.JudgedQuery.Category;
import io.understudy.search.entity.TalentProfile;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges rankers by the same questions over the same talents. */
final class Judge {

    private final List<JudgedQuery> queries;
    /** Grade by id, for each question. */
    private final List<Map<String, Integer>> grades;

    Judge(List<JudgedQuery> queries, List<TalentProfile> talents) {
        this.queries = queries;
        this.grades = queries.stream().map(query -> grades(query, talents)).toList();
    }

    private static Map<String, Integer> grades(JudgedQuery query, List<TalentProfile> talents) {
        var byId = HashMap.<String, Integer>newHashMap(talents.size());
        for (var talent : talents) byId.put(talent.id(), query.judgement().grade(talent));
        return byId;
    }

    /**
     * Means over all questions, by category and by language form.
     *
     * @param byCategory in the order of the categories
     */
    record Verdict(Metrics all, Map<Category, Metrics> byCategory, Map<String, Metrics> byForm) {}

    Verdict judge(Ranker ranker) {
        var each = new LinkedHashMap<JudgedQuery, Metrics>();
        for (int i = 0; i < queries.size(); i++) {
            var byId = grades.get(i);
            var ranked = ranker.rank(queries.get(i).text()).stream().map(byId::get).toList();
            each.put(queries.get(i), Metrics.of(ranked, List.copyOf(byId.values())));
        }
        var byCategory = new LinkedHashMap<Category, Metrics>();
        for (var category : Category.values()) byCategory.put(category, mean(each, query -> query.category() == category));
        var byForm = new LinkedHashMap<String, Metrics>();
        for (var form : List.of("en", "hi", "mr", "hi-Latn")) byForm.put(form, mean(each, query -> query.form().equals(form)));
        return new Verdict(Metrics.mean(List.copyOf(each.values())), byCategory, byForm);
    }

    private static Metrics mean(Map<JudgedQuery, Metrics> each, java.util.function.Predicate<JudgedQuery> which) {
        return Metrics.mean(each.entrySet().stream().filter(e -> which.test(e.getKey())).map(Map.Entry::getValue).toList());
    }
}

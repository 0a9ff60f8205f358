package io.understudy.benchmark.relevance;

import io.understudy.benchmark.relevance.Judge.Verdict;
import io.understudy.benchmark.relevance.JudgedQuery.Category;
import io.understudy.search.control.training.TrainingReport;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line a ranker: nDCG@10 and recall@10 over all questions and by category, nDCG@10 by language form. */
final class RelevanceTable {

    private static final String NAME = "%-28s";
    private static final String CELL = "%15s";

    private final PrintStream out;

    RelevanceTable(PrintStream out) {
        this.out = out;
    }

    void training(TrainingReport report) {
        long millis = report.stageMillis().values().stream().mapToLong(Long::longValue).sum();
        out.printf(Locale.ROOT, "%n%s: %d dimensions, %d features, trained on %d profiles and %d queries in %.1f s %s%n  loss by epoch %s%n",
                report.recipe().name(), report.recipe().dimension(), report.features(), report.sampled(), report.queries(),
                millis / 1000.0, report.stageMillis(),
                report.losses().stream().map(loss -> "%.3f".formatted(loss)).collect(Collectors.joining(" ")));
    }

    void header(String title) {
        out.println("  " + title + "\n  nDCG@10/recall@10, then nDCG@10 by language form");
        out.println(NAME.formatted("") + Stream.concat(
                        Stream.concat(Stream.of("all"), Stream.of(Category.values()).map(RelevanceTable::name)),
                        Stream.of("en", "hi", "mr", "hi-Latn"))
                .map(CELL::formatted)
                .collect(Collectors.joining()));
    }

    void row(String name, Verdict verdict) {
        var cells = Stream.concat(Stream.of(verdict.all()), verdict.byCategory().values().stream())
                .map(m -> Double.isNaN(m.ndcg()) ? "–" : "%.3f/%.3f".formatted(m.ndcg(), m.recall()));
        var forms = verdict.byForm().values().stream().map(m -> "%.3f".formatted(m.ndcg()));
        out.println(NAME.formatted(name) + Stream.concat(cells, forms).map(CELL::formatted).collect(Collectors.joining()));
    }

    void note(String line) {
        out.println(line);
    }

    static String name(Category category) {
        return category.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.understudy.benchmark.relevance;

import io.understudy.benchmark.relevance.Judge.Verdict;
import io.understudy.benchmark.relevance.TrainedVersion.Understanding;
import io.understudy.search.control.demo.TalentGenerator;
import io.understudy.search.control.index.Fusion;
import io.understudy.search.control.index.IndexSettings;
import io.understudy.search.control.training.EmbeddingTrainer;
import io.understudy.search.control.training.Recipe;
import io.understudy.training.control.Lanes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints how relevant the answers are: words alone, the vectors of each version alone and both together, over the judged
 * queries and 2,000 demo talents. The versions are trained here, on those talents, with seed 1.
 */
public final class Relevance {

    private static final int TALENTS = 2_000;
    private static final long TALENT_SEED = 42;
    private static final long TRAINING_SEED = 1;
    private static final List<String> FUSIONS = List.of("rrf:60", "weighted:0.6");

    private final RelevanceTable table = new RelevanceTable(System.out);

    private Relevance() {}

    /** @param arguments the folder of judged queries, then optionally the recipes to train */
    public static void main(String[] arguments) throws IOException {
        var talents = new TalentGenerator(LocalDate.of(2026, 1, 1)).generate(TALENTS, TALENT_SEED).toList();
        var judges = new LinkedHashMap<String, Judge>();
        for (var file : List.of("queries.tsv", "queries-held-out.tsv")) {
            judges.put(file, new Judge(JudgedQuery.read(Path.of(arguments[0], file)), talents));
        }
        var recipes = arguments.length < 2 ? Recipe.ALL : Stream.of(arguments).skip(1).map(Recipe::named).toList();
        var folder = Files.createTempDirectory("relevance");
        try (var executor = Executors.newFixedThreadPool(1)) {
            var trainer = new EmbeddingTrainer(new Lanes(executor, 2), TALENTS);
            var relevance = new Relevance();
            for (var recipe : recipes) {
                try (var version = TrainedVersion.train(recipe, TRAINING_SEED, talents, trainer, folder)) {
                    relevance.print(version, judges);
                }
            }
        } finally {
            delete(folder);
        }
    }

    private void print(TrainedVersion version, Map<String, Judge> judges) {
        table.training(version.report());
        judges.forEach((file, judge) -> {
            table.header(file + ", nothing understood: every word goes to words and vectors");
            print(version, judge, Understanding.OFF);
            table.header(file + ", understood: places, skills and the like in the text filter and boost");
            print(version, judge, Understanding.ON);
        });
    }

    private void print(TrainedVersion version, Judge judge, Understanding understanding) {
        var words = judge.judge(version.words(understanding));
        var vectors = judge.judge(version.vectors(understanding));
        table.row("words alone", words);
        table.row("vectors alone", vectors);
        for (var fusion : FUSIONS) table.row("hybrid " + fusion, judge.judge(version.hybrid(Fusion.parse(fusion), understanding)));
        var hybrid = judge.judge(version.hybrid(IndexSettings.DEFAULT.fusion(), understanding));
        table.row("hybrid as shipped", hybrid);
        table.note(gains(hybrid, words, vectors));
    }

    /** What the hybrid adds to each of its parts, in percent of nDCG. */
    private static String gains(Verdict hybrid, Verdict words, Verdict vectors) {
        return "hybrid over words %+.0f %%, over vectors %+.1f %%; over words by category: %s"
                .formatted(gain(hybrid.all(), words.all()), gain(hybrid.all(), vectors.all()),
                        hybrid.byCategory().entrySet().stream()
                                .filter(e -> !Double.isNaN(e.getValue().ndcg()))
                                .map(Map.Entry::getKey)
                                .map(c -> "%s %+.0f %%".formatted(
                                        RelevanceTable.name(c), gain(hybrid.byCategory().get(c), words.byCategory().get(c))))
                                .collect(Collectors.joining(", ")));
    }

    private static double gain(Metrics of, Metrics over) {
        return 100 * (of.ndcg() / over.ndcg() - 1);
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}

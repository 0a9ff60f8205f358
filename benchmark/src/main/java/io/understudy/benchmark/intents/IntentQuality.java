package io.understudy.benchmark.intents;

import io.understudy.intent.control.BundleClassifier;
import io.understudy.intent.control.evaluation.Answered;
import io.understudy.intent.control.evaluation.Evaluation;
import io.understudy.intent.control.evaluation.McNemar;
import io.understudy.intent.control.training.IntentRecipe;
import io.understudy.intent.control.training.IntentTrainer;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.control.bundle.BundleLimits;
import io.understudy.registry.control.bundle.BundleReader;
import io.understudy.serving.control.OnnxSessions;
import io.understudy.training.control.LabelledRow;
import io.understudy.training.control.Lanes;
import io.understudy.training.control.Progress;
import io.understudy.wire.entity.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Trains on one file and tests on another, which nothing is chosen by: once as a job trains by default, with a tenth of the
 * training rows kept for its own test, and once on all of them.
 */
public final class IntentQuality {

    private static final Path DATA = Path.of("../shared/data");
    private static final Path BANKING = DATA.resolve("intent-banking77");
    private static final Path FEW = DATA.resolve("intent-banking77-fewshot");
    private static final int WARM_UP = 20_000;
    private static final int TIMED = 20_000;

    private IntentQuality() {}

    record Result(
            String name, int rows, double accuracy, double macroF1, double calibrationError, double falseAlarms, double seconds, double megabytes,
            double p50Micros, double p99Micros, double reference, double pValue) {}

    /** @param arguments the files to train on and to test on; by default those of shared/data */
    public static void main(String[] arguments) throws Exception {
        var results = new ArrayList<Result>();
        if (arguments.length == 2) {
            measure(arguments[0], Path.of(arguments[0]), Path.of(arguments[1]), results);
        } else {
            measure("banking77", BANKING.resolve("train.csv"), BANKING.resolve("test.csv"), results);
            measure("10 a label", FEW.resolve("train_10"), BANKING.resolve("test.csv"), results);
            measure("5 a label", FEW.resolve("train_5"), BANKING.resolve("test.csv"), results);
        }
        var folder = Files.createDirectories(Path.of("benchmark/target/intents"));
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(folder.resolve("intents.json").toFile(), results);
        System.out.println("\nThe same as JSON: " + folder.resolve("intents.json"));
    }

    private static void measure(String name, Path train, Path test, List<Result> results) throws Exception {
        var rows = Labelled.read(train);
        var held = Labelled.read(test);
        var reference = LinearReference.oneAgainstTheRest(rows);
        var right = held.stream().map(row -> reference.answer(row.text()).equals(row.label())).toList();
        for (double share : new double[] {IntentRecipe.STANDARD.testShare(), 0}) {
            var result = measure(name + (share == 0 ? ", all rows" : ", default"), rows, held, share, right);
            results.add(result);
            System.out.printf(
                    "%-20s %6d rows  accuracy %.2f %%  macro-F1 %.2f  ECE %.3f  false alarms %.2f %%  trained in %.1f s  %.1f MB  p50 %.0f µs  p99 %.0f µs"
                            + "  TF-IDF linear SVM %.2f %%, p = %.2g%n",
                    result.name, result.rows, 100 * result.accuracy, 100 * result.macroF1, result.calibrationError, 100 * result.falseAlarms,
                    result.seconds, result.megabytes, result.p50Micros, result.p99Micros, 100 * result.reference, result.pValue);
        }
    }

    private static Result measure(String name, List<LabelledRow> rows, List<LabelledRow> held, double share, List<Boolean> right) throws Exception {
        var folder = Files.createTempDirectory("intents");
        try (var threads = Executors.newFixedThreadPool(1)) {
            long start = System.nanoTime();
            var trained = IntentTrainer.train(rows, IntentRecipe.STANDARD.withTestShare(share), 1, new Lanes(threads, 2), Progress.NONE);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.println("  " + trained.report().validation() + " " + trained.report().stageMillis() + " " + trained.report().warnings());
            var bundle = new BundleReader(BundleLimits.NONE).unpack(Files.write(folder.resolve("model.zip"), trained.zip()), folder.resolve("model"));
            try (var classifier = open(bundle)) {
                return result(name, rows.size(), classifier, held, seconds, trained.zip().length / 1e6, right);
            }
        }
    }

    private static BundleClassifier open(Bundle bundle) {
        return BundleClassifier.open(bundle, () -> OnnxSessions.alone(bundle.graph()));
    }

    private static Result result(
            String name, int rows, BundleClassifier classifier, List<LabelledRow> held, double seconds, double megabytes, List<Boolean> reference) {
        var texts = held.stream().map(LabelledRow::text).toList();
        var answered = Answered.by(classifier, texts, held.stream().map(LabelledRow::label).toList(), () -> {});
        var evaluation = Evaluation.of(answered);
        var right = IntStream.range(0, texts.size())
                .mapToObj(i -> classifier.labels().get(answered.verdicts().get(i).top()).equals(held.get(i).label()))
                .toList();
        var micros = latencies(classifier, texts);
        int only = (int) IntStream.range(0, right.size()).filter(i -> right.get(i) && !reference.get(i)).count();
        int referenceOnly = (int) IntStream.range(0, right.size()).filter(i -> !right.get(i) && reference.get(i)).count();
        return new Result(
                name, rows, evaluation.accuracy(), evaluation.macroF1(), evaluation.calibrationError(), evaluation.outOfScope().falseAlarms(),
                seconds, megabytes, micros[micros.length / 2], micros[micros.length * 99 / 100],
                reference.stream().filter(Boolean::booleanValue).count() / (double) right.size(), McNemar.pValue(only, referenceOnly));
    }

    /** Of single texts, from the text to the verdict, in ascending order. */
    private static double[] latencies(BundleClassifier classifier, List<String> texts) {
        for (int i = 0; i < WARM_UP; i++) classifier.classify(List.of(texts.get(i % texts.size())));
        var micros = new double[TIMED];
        for (int i = 0; i < TIMED; i++) {
            long start = System.nanoTime();
            classifier.classify(List.of(texts.get(i % texts.size())));
            micros[i] = (System.nanoTime() - start) / 1e3;
        }
        Arrays.sort(micros);
        return micros;
    }
}

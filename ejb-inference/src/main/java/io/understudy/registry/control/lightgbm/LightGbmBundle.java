package io.understudy.registry.control.lightgbm;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.control.bundle.FileDigest;
import io.understudy.registry.entity.BundleFile;
import io.understudy.wire.entity.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bundle that a LightGBM model text was made servable in: what was there, the graph that computes the same, and a
 * description.
 *
 * @param origin what the version's provenance keeps
 */
public record LightGbmBundle(Bundle bundle, Map<String, Object> origin) {

    /** Name of the text in a bundle of one bare file. */
    public static final String BARE_TEXT = "model.txt";

    private static final String GRAPH = "model.onnx";
    private static final String DESCRIPTION = "lightgbm.json";

    /** Whether a file begins as LightGBM's model texts do; no ONNX graph can. */
    public static boolean isModelText(Path file) throws IOException {
        return ModelText.begins(file);
    }

    /**
     * Converts the one model text of a bundle that has no graph; other bundles are none of this class's business.
     *
     * @throws DomainException INVALID if the text is damaged or uses what cannot be converted exactly, with what it is
     */
    public static Optional<LightGbmBundle> of(Bundle bundle) throws IOException {
        if (bundle.files().stream().anyMatch(f -> f.path().endsWith(".onnx"))) return Optional.empty();
        var texts = new ArrayList<BundleFile>();
        for (var file : bundle.files()) {
            if (isModelText(bundle.file(file.path()))) texts.add(file);
        }
        if (texts.isEmpty()) return Optional.empty();
        if (texts.size() > 1) {
            throw DomainException.invalid("bundle", "holds several LightGBM models: " + texts.stream().map(BundleFile::path).limit(20).toList());
        }
        return Optional.of(convert(bundle, texts.getFirst()));
    }

    private static LightGbmBundle convert(Bundle bundle, BundleFile text) throws IOException {
        requireFree(bundle, DESCRIPTION, "description of the converted model");
        requireFree(bundle, GRAPH, "converted model");
        var booster = Booster.read(bundle.file(text.path()), "bundle." + text.path());
        var files = new ArrayList<>(bundle.files());
        files.add(write(bundle, GRAPH, LightGbmGraph.of(booster).toByteArray()));
        files.add(write(bundle, DESCRIPTION, Json.MAPPER.writeValueAsBytes(Description.of(booster, text))));
        files.sort(Comparator.comparing(BundleFile::path));
        var origin = Map.<String, Object>of("format", "lightgbm " + booster.header().version(), "file", text.path(), "sha256", text.sha256());
        return new LightGbmBundle(new Bundle(bundle.root(), files), origin);
    }

    /** Nor may it be the name of a folder. */
    private static void requireFree(Bundle bundle, String name, String what) {
        var path = bundle.folder() + name;
        if (bundle.files().stream().noneMatch(f -> (f.path() + "/").startsWith(path + "/"))) return;
        throw DomainException.invalid("bundle." + path, "has the name that the " + what + " gets");
    }

    /** Beside everything else, so that the bundle stays one folder if it was packed with it. */
    private static BundleFile write(Bundle bundle, String name, byte[] content) throws IOException {
        var path = bundle.folder() + name;
        var digest = FileDigest.of(Files.write(bundle.root().resolve(path), content));
        return new BundleFile(path, digest.size(), digest.sha256());
    }

    /**
     * What the graph does not say.
     *
     * @param source the text's path in the bundle
     * @param objective as LightGBM wrote it
     * @param scores width of the outputs
     * @param featureInfos range or categories of each feature in training, as LightGBM wrote it
     */
    private record Description(
            String source,
            String formatVersion,
            String objective,
            int classes,
            int scores,
            int iterations,
            boolean averageOutput,
            List<String> featureNames,
            List<String> featureInfos) {

        static Description of(Booster booster, BundleFile text) {
            var header = booster.header();
            return new Description(
                    text.path(),
                    header.version(),
                    header.objective().text(),
                    header.classes(),
                    header.scores(),
                    booster.iterations(),
                    header.average(),
                    header.featureNames(),
                    header.featureInfos());
        }
    }
}

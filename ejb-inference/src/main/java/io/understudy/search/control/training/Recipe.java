package io.understudy.search.control.training;

import io.understudy.failure.entity.DomainException;
import io.understudy.search.control.embedding.FeatureSettings;
import java.util.List;

/**
 * How one version is trained.
 *
 * @param dimension of the vectors
 * @param features how texts are read
 * @param vocabulary how many features of each kind are kept
 * @param latent dimensions that start from latent semantic analysis; the rest start from a random projection
 * @param memory Euclidean norm of the random part of a row, where the latent part has 1 on average
 * @param queriesPerProfile training queries rendered from the facts of each profile
 * @param sentencesPerProfile sentences of its biography that serve as queries for it
 * @param queriesPerConcept single words for a concept that serve as queries for all its words
 * @param epochs passes over all training queries
 * @param batch queries in a batch
 * @param temperature of the softmax over the candidates of a batch
 * @param rate root mean square of a row's first step, as a share of {@code 1/√dimension}; falls linearly to a tenth
 * @param targets what the queries of a batch are drawn towards
 */
public record Recipe(
        String name,
        int dimension,
        FeatureSettings features,
        Vocabulary vocabulary,
        int latent,
        float memory,
        int queriesPerProfile,
        int sentencesPerProfile,
        int queriesPerConcept,
        int epochs,
        int batch,
        float temperature,
        float rate,
        Targets targets) {

    /** The most frequent features of each kind: stems and sounds, pairs of stems, n-grams. */
    public record Vocabulary(int words, int bigrams, int grams) {}

    /** What a query is drawn towards among the candidates of its batch. */
    public enum Targets {
        /** The passage it was rendered from; others that satisfy all its facts are left out. */
        OWN,
        /** All that satisfy all its facts, in equal shares. */
        SATISFYING,
        /** All by how many of its facts they satisfy, full matches most. */
        GRADED
    }

    public static final Recipe V1_STABLE = new Recipe(
            "v1_stable", 384, new FeatureSettings(true, false, 0, 0), new Vocabulary(8_000, 0, 0), 384, 0f,
            4, 1, 4, 3, 128, 0.07f, 0.6f, Targets.OWN);

    public static final Recipe V2_EXPERIMENTAL = new Recipe(
            "v2_experimental", 768, new FeatureSettings(true, true, 0, 0), new Vocabulary(8_000, 2_000, 0), 512, 0.1f,
            10, 2, 6, 2, 128, 0.06f, 0.6f, Targets.SATISFYING);

    public static final Recipe V3_ADVANCED = new Recipe(
            "v3_advanced", 1024, new FeatureSettings(true, true, 3, 4), new Vocabulary(8_000, 2_000, 2_000), 640, 0.1f,
            16, 3, 8, 2, 128, 0.05f, 0.6f, Targets.GRADED);

    public static final List<Recipe> ALL = List.of(V1_STABLE, V2_EXPERIMENTAL, V3_ADVANCED);

    public static Recipe named(String name) {
        return ALL.stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow(() -> DomainException.notFound("recipe", name));
    }
}

package io.understudy.search.control.training;

import io.understudy.search.control.embedding.FeatureBag;
import io.understudy.search.control.embedding.FeatureExtractor;
import io.understudy.search.control.embedding.Vocabulary;
import io.understudy.search.control.embedding.WordForms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.SplittableRandom;

/** Training texts as bags: chooses the vocabulary, then encodes. */
final class TextEncoding {

    /** Out of 100: how often a word of a query is hidden, so that its n-grams learn to stand in for it. */
    private static final int HIDDEN = 15;

    private final Recipe recipe;
    private final long seed;
    private final FeatureExtractor features;

    TextEncoding(Recipe recipe, long seed) {
        this.recipe = recipe;
        this.seed = seed;
        var remembered = new HashMap<String, WordForms>();
        this.features = new FeatureExtractor(recipe.features(), word -> remembered.computeIfAbsent(word, WordForms::of));
    }

    Vocabulary vocabulary(TrainingTexts texts) {
        var builder = new VocabularyBuilder();
        texts.candidates().forEach(candidate -> count(candidate.text(), builder));
        texts.queries().forEach(query -> count(query.text(), builder));
        texts.parallel().forEach(text -> count(text, builder));
        return builder.build(recipe.vocabulary());
    }

    /** Words and, as if no word were known, n-grams. */
    private void count(String text, VocabularyBuilder builder) {
        var found = new HashSet<>(features.count(text, (stem, sound) -> true).keySet());
        if (recipe.features().grams()) found.addAll(features.count(text, (stem, sound) -> false).keySet());
        builder.add(found);
    }

    TrainingSet encode(TrainingTexts texts, Vocabulary vocabulary) {
        var numbers = new HashMap<String, Integer>();
        var candidates = texts.candidates().stream()
                .map(c -> new TrainingSet.Candidate(bag(c.text(), vocabulary), FactSet.of(c.facts(), numbers)))
                .toList();
        var random = new SplittableRandom(seed);
        var queries = texts.queries().stream()
                .map(q -> new TrainingSet.Query(
                        partlyHidden(q.text(), vocabulary, random), FactSet.of(q.wanted(), numbers), q.own()))
                .toList();
        return new TrainingSet(candidates, queries);
    }

    SparseRows latentRows(TrainingSet set, TrainingTexts texts, Vocabulary vocabulary) {
        var rows = new ArrayList<FeatureBag>();
        set.candidates().forEach(candidate -> rows.add(candidate.bag()));
        texts.parallel().forEach(text -> rows.add(bag(text, vocabulary)));
        return new SparseRows(rows, vocabulary.size());
    }

    private FeatureBag bag(String text, Vocabulary vocabulary) {
        return vocabulary.encode(features.count(text, vocabulary::hasEither));
    }

    private FeatureBag partlyHidden(String text, Vocabulary vocabulary, SplittableRandom random) {
        return vocabulary.encode(features.count(
                text, (stem, sound) -> random.nextInt(100) >= HIDDEN && vocabulary.hasEither(stem, sound)));
    }
}

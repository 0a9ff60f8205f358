package io.understudy.search.control.training;

import io.understudy.search.control.embedding.FeatureExtractor;
import io.understudy.text.control.FeatureBag;
import io.understudy.text.control.Vocabulary;
import io.understudy.training.control.Lanes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Training texts as bags: chooses the vocabulary, then encodes. */
final class TextEncoding {

    /** Out of 100: how often a word of a query is hidden, so that its n-grams learn to stand in for it. */
    private static final int HIDDEN = 15;

    private final Recipe recipe;
    private final long seed;
    private final Lanes lanes;
    private final FeatureExtractor features;

    TextEncoding(Recipe recipe, long seed, Lanes lanes) {
        this.recipe = recipe;
        this.seed = seed;
        this.lanes = lanes;
        this.features = FeatureExtractor.remembering(recipe.features());
    }

    Vocabulary vocabulary(TrainingTexts texts) {
        var all = Stream.of(
                        texts.candidates().stream().map(TrainingTexts.Candidate::words),
                        texts.queries().stream().map(TrainingTexts.Query::text),
                        texts.parallel().stream())
                .flatMap(each -> each)
                .toList();
        var builder = new VocabularyBuilder();
        lanes.split(all.size(), (from, to) -> {
            var part = new VocabularyBuilder();
            all.subList(from, to).forEach(text -> part.add(each -> features.each(text, each)));
            builder.addAll(part);
        });
        return builder.build(recipe.vocabulary());
    }

    TrainingSet encode(TrainingTexts texts, Vocabulary vocabulary) {
        var passages = bags(texts.candidates().size(), i -> bag(texts.candidates().get(i).text(), vocabulary));
        var asked = bags(texts.queries().size(), i -> partlyHidden(texts.queries().get(i).text(), vocabulary, new SplittableRandom(seed + i)));
        var numbers = new HashMap<String, Integer>();
        var candidates = IntStream.range(0, passages.size())
                .mapToObj(i -> new TrainingSet.Candidate(passages.get(i), FactSet.of(texts.candidates().get(i).facts(), numbers)))
                .toList();
        var queries = IntStream.range(0, asked.size())
                .mapToObj(i -> query(texts.queries().get(i), asked.get(i), numbers))
                .toList();
        return new TrainingSet(candidates, queries);
    }

    private static TrainingSet.Query query(TrainingTexts.Query text, FeatureBag bag, HashMap<String, Integer> numbers) {
        return new TrainingSet.Query(bag, FactSet.of(text.wanted(), numbers), text.own());
    }

    private List<FeatureBag> bags(int count, IntFunction<FeatureBag> bag) {
        var bags = new FeatureBag[count];
        lanes.split(count, (from, to) -> {
            for (int i = from; i < to; i++) bags[i] = bag.apply(i);
        });
        return Arrays.asList(bags);
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

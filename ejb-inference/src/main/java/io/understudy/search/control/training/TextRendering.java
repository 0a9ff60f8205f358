package io.understudy.search.control.training;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.lexicon.Concept;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.control.talents.PassageText;
import io.understudy.search.control.training.TrainingTexts.Candidate;
import io.understudy.search.control.training.TrainingTexts.Query;
import io.understudy.search.entity.TalentProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Makes training texts from profiles and the lexicon: queries from the facts of each profile; sentences of a biography as
 * queries for their profile (the inverse cloze task of Lee, Chang, Toutanova, 2019), which bring in words that no lexicon
 * has; and forms of one concept as queries for other forms of it.
 */
final class TextRendering {

    private final Lexicon lexicon;
    private final Recipe recipe;
    private final SplittableRandom random;
    private final QueryRenderer renderer;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Query> queries = new ArrayList<>();
    private final List<String> parallel = new ArrayList<>();

    private TextRendering(Lexicon lexicon, Recipe recipe, long seed) {
        this.lexicon = lexicon;
        this.recipe = recipe;
        this.random = new SplittableRandom(seed);
        this.renderer = new QueryRenderer(random);
    }

    static TrainingTexts of(List<TalentProfile> profiles, Lexicon lexicon, Recipe recipe, long seed) {
        var rendering = new TextRendering(lexicon, recipe, seed);
        profiles.forEach(rendering::addProfile);
        for (var field : Field.values()) lexicon.concepts(field).forEach(rendering::addConcept);
        return new TrainingTexts(rendering.candidates, rendering.queries, rendering.parallel);
    }

    private void addProfile(TalentProfile talent) {
        int own = candidates.size();
        var facts = ProfileFacts.of(talent, lexicon);
        var sentences = sentences(talent.biography());
        var known = facts.stream().map(ProfileFacts::key).collect(Collectors.toCollection(HashSet::new));
        sentences.forEach(sentence -> known.add(said(sentence)));
        candidates.add(new Candidate(PassageText.of(talent, lexicon), PassageText.unnamed(talent, lexicon), known));
        for (int i = 0; i < recipe.queriesPerProfile() && !facts.isEmpty(); i++) {
            var rendered = renderer.render(facts);
            queries.add(new Query(rendered.text(), rendered.wanted(), own));
        }
        for (int i = 0; i < recipe.sentencesPerProfile() && !sentences.isEmpty(); i++) {
            var sentence = renderer.pick(sentences);
            queries.add(new Query(sentence, Set.of(said(sentence)), own));
        }
    }

    private static List<String> sentences(String biography) {
        if (biography == null) return List.of();
        return Arrays.stream(biography.split("[.!?।]")).map(String::strip).filter(s -> s.length() > 15).toList();
    }

    private static String said(String sentence) {
        return "said:" + sentence;
    }

    private void addConcept(Concept concept) {
        var forms = Concept.LANGUAGES.stream().flatMap(language -> concept.forms(language).stream()).distinct().toList();
        parallel.add(String.join(" ", forms));
        int own = candidates.size();
        var wanted = Set.of(ProfileFacts.key(concept));
        candidates.add(new Candidate(String.join(" ", forms), wanted));
        for (int i = 0; i < recipe.queriesPerConcept(); i++) queries.add(new Query(renderer.pick(forms), wanted, own));
    }
}

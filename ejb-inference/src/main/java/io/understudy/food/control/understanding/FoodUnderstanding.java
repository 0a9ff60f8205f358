package io.understudy.food.control.understanding;

import io.understudy.food.control.Allergen;
import io.understudy.food.control.Diet;
import io.understudy.food.control.Mood;
import io.understudy.food.control.Pantry;
import io.understudy.food.control.Pantry.Ingredient;
import io.understudy.food.control.Weather;
import io.understudy.food.control.understanding.Concept.Kind;
import io.understudy.text.control.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads what a text, and what is said beside it, asks of a dish: in English, Hindi and romanised Hindi. What is refused and
 * what somebody reacts to is read before what is wanted, and wins over it.
 */
public final class FoodUnderstanding {

    /** Families whose members are one thing to who reacts to it: gram flour is chickpeas. */
    private static final Set<String> ONE_THING = Set.of(
            "chickpea", "banana", "mango", "ginger", "onion", "coriander", "lentil", "papaya", "fenugreek", "cocoa", "melon", "corn", "coconut",
            "rice", "chilli", "mushroom", "pepper", "citrus");

    private static final Set<Concept> IN_EVERYTHING =
            Set.of(new Concept(Kind.INGREDIENT, "oil"), new Concept(Kind.INGREDIENT, "water"), new Concept(Kind.FAMILY, "oil"));

    private static final int HOT_FROM = 30;
    private static final int COLD_TO = 12;
    private static final int IS_NO_WEATHER_FROM = 56;
    private static final int MILD = 1;

    private final Vocabulary vocabulary = Vocabulary.standard();
    private final Pantry pantry = Pantry.standard();

    /** What the caller says beside the text; each may be null or empty. */
    public record Said(Diet diet, List<String> allergies, Weather weather, Integer budget) {

        public static final Said NOTHING = new Said(null, List.of(), null, null);
    }

    public Understood read(String text, Said said) {
        var sentences = Clauses.of(text).stream().map(s -> s.stream().map(clause -> new Reading(clause, vocabulary)).toList()).toList();
        boolean isUnnamed = reactions(sentences);
        var found = new Found();
        sentences.stream().flatMap(List::stream).forEach(found::take);
        said.allergies().forEach(allergy -> name(allergy, found));
        return found.understood(new Amounts(text), said, isUnnamed, text);
    }

    /**
     * Who reacts to something and does not say to what in the same breath means what stands beside it: in the clause, else in
     * the sentence, else in the text.
     *
     * @return whether an allergy stays without a name
     */
    private static boolean reactions(List<List<Reading>> sentences) {
        boolean isUnnamed = false;
        for (var sentence : sentences) {
            for (var reading : sentence) {
                boolean isNamed = reading.namesAllergy();
                if (!reading.speaksOfReaction() && (!reading.speaksOfAllergy() || isNamed)) continue;
                boolean isFound = reading.reactToAll() || any(sentence);
                if (!isFound && reading.speaksOfAllergy()) isFound = any(sentences.stream().flatMap(List::stream).toList());
                isUnnamed |= reading.speaksOfAllergy() && !isFound;
            }
        }
        return isUnnamed && sentences.stream().flatMap(List::stream).noneMatch(Reading::namesAllergy);
    }

    private static boolean any(List<Reading> readings) {
        return readings.stream().filter(Reading::reactToAll).count() > 0;
    }

    /** An allergy that stands by itself: every word of it is a food, or is not known. */
    private void name(String allergy, Found found) {
        var words = Words.of(allergy);
        int i = 0;
        while (i < words.size()) {
            var mention = vocabulary.at(words, i).orElse(null);
            if (mention != null) mention.concepts().forEach(found::reactTo);
            else unknown(words.get(i), found);
            i = mention == null ? i + 1 : mention.to();
        }
    }

    private void unknown(String word, Found found) {
        if (Grammar.AND.contains(word) || Grammar.NO_NAMES.contains(word) || Grammar.ALLERGY.contains(word)) return;
        var near = vocabulary.near(word);
        near.forEach(found::reactTo);
        if (near.isEmpty()) found.unknown.add(word);
    }

    /** What has been found so far. */
    private final class Found {

        private final Set<Diet> diets = EnumSet.noneOf(Diet.class);
        private final Set<Concept> allergies = new TreeSet<>();
        private final Set<Concept> refused = new TreeSet<>();
        private final Set<Concept> wanted = new TreeSet<>();
        private final Set<String> unknown = new TreeSet<>();
        private Weather weather;
        private Mood mood;
        private Integer spice;
        private boolean wantsSpice;

        void take(Reading reading) {
            unknown.addAll(reading.unknown());
            for (int i = 0; i < reading.mentions().size(); i++) {
                var stance = reading.stance(i);
                reading.mentions().get(i).concepts().forEach(concept -> take(concept, stance));
            }
        }

        private void take(Concept concept, Stance stance) {
            boolean isRefused = stance != Stance.WANTED;
            switch (concept.kind()) {
                case FAMILY, INGREDIENT -> {
                    if (stance == Stance.ALLERGY) reactTo(concept);
                    else (isRefused ? refused : wanted).add(concept);
                }
                case TAG, COURSE, CUISINE, TEMPERATURE -> (isRefused ? refused : wanted).add(concept);
                case SPICE -> spice(concept.value().equals("mild") == isRefused);
                case DIET -> {
                    if (!isRefused) diets.add(Diet.valueOf(constant(concept)));
                }
                case WEATHER -> weather = isRefused ? weather : Weather.valueOf(constant(concept));
                case MOOD -> mood = isRefused ? mood : Mood.valueOf(constant(concept));
                case NOT_FOOD -> {}
            }
        }

        private void spice(boolean isWanted) {
            if (isWanted) wantsSpice = true;
            else spice = MILD;
        }

        void reactTo(Concept concept) {
            if (!concept.isFood()) return;
            allergies.add(concept);
            var same = pantry.ingredients().stream().filter(ingredient -> isOf(concept, ingredient)).toList();
            if (concept.kind() == Kind.INGREDIENT) same.getFirst().families().stream().filter(ONE_THING::contains).forEach(this::family);
            Stream.of(Allergen.values())
                    .map(Allergen::family)
                    .filter(family -> !same.isEmpty() && same.stream().allMatch(ingredient -> ingredient.families().contains(family)))
                    .forEach(this::family);
        }

        private void family(String family) {
            allergies.add(new Concept(Kind.FAMILY, family));
        }

        Understood understood(Amounts amounts, Said said, boolean hasUnnamedAllergy, String text) {
            if (said.diet() != null) diets.add(said.diet());
            if (said.weather() != null) weather = said.weather();
            if (weather == null && amounts.degrees().isPresent()) weather = weather(amounts.degrees().getAsInt());
            var budget = said.budget() != null ? said.budget() : boxed(amounts.budget());
            wanted.removeAll(refused);
            wanted.removeAll(allergies);
            wanted.removeAll(IN_EVERYTHING);
            var constraints = new Constraints(
                    diets, allergies, refused, unknown, hasUnnamedAllergy && said.allergies().isEmpty(), weather, budget, boxed(amounts.calories()), spice);
            return new Understood(constraints, new Preferences(wanted, wantsSpice && spice == null, mood, Words.of(text)));
        }
    }

    private static boolean isOf(Concept concept, Ingredient ingredient) {
        return concept.kind() == Kind.FAMILY ? ingredient.families().contains(concept.value()) : ingredient.name().equals(concept.value());
    }

    private static Weather weather(int degrees) {
        if (degrees >= IS_NO_WEATHER_FROM) return null;
        return degrees >= HOT_FROM ? Weather.HOT : degrees <= COLD_TO ? Weather.COLD : Weather.MILD;
    }

    private static Integer boxed(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    private static String constant(Concept concept) {
        return concept.value().toUpperCase(Locale.ROOT);
    }
}

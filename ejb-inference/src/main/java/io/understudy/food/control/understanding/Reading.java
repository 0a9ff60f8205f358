package io.understudy.food.control.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one clause says of what it mentions. A refusal or an allergy reaches from its word over the mentions beside it, and
 * over lists of them. Where it is in doubt how far, it reaches further: a dish too few does no harm.
 */
final class Reading {

    /** Unknown words that may stand between a refusal and what is refused: «no roughly chopped nuts». */
    private static final int GAP = 2;

    private final Clause clause;
    private final Vocabulary vocabulary;
    private final Mention[] at;
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Stance> stances = new ArrayList<>();
    private final Set<String> unknown = new TreeSet<>();
    private boolean speaksOfAllergy;
    private boolean speaksOfReaction;
    private boolean namesAllergy;

    Reading(Clause clause, Vocabulary vocabulary) {
        this.clause = clause;
        this.vocabulary = vocabulary;
        at = new Mention[clause.size()];
        for (int i = 0; i < clause.size(); i++) {
            var mention = mention(i);
            if (mention == null) continue;
            mentions.add(mention);
            stances.add(Stance.WANTED);
            Arrays.fill(at, mention.from(), mention.to(), mention);
            i = mention.to() - 1;
        }
        for (int i = 0; i < clause.size(); i++) {
            if (at[i] == null) trigger(i);
        }
    }

    List<Mention> mentions() {
        return mentions;
    }

    Stance stance(int mention) {
        return stances.get(mention);
    }

    Set<String> unknown() {
        return unknown;
    }

    boolean speaksOfAllergy() {
        return speaksOfAllergy;
    }

    boolean speaksOfReaction() {
        return speaksOfReaction;
    }

    /** Whether the clause says of itself to what. */
    boolean namesAllergy() {
        return namesAllergy;
    }

    /** All food of the clause counts as what somebody reacts to; whether there is any. */
    boolean reactToAll() {
        mentions.stream().filter(Mention::isFood).forEach(mention -> set(mention, Stance.ALLERGY));
        return mentions.stream().anyMatch(Mention::isFood);
    }

    private Mention mention(int i) {
        return vocabulary.at(clause.words(), i).orElse(null);
    }

    private void trigger(int i) {
        var word = clause.word(i);
        if (Grammar.ALLERGY.contains(word)) allergy(i);
        else if (Grammar.REACTION.contains(word)) speaksOfReaction = true;
        else if (word.length() > 6 && word.endsWith("less")) less(i, word.substring(0, word.length() - 4));
        else refusal(i, word);
    }

    /** «eggless» refuses eggs. */
    private void less(int i, String what) {
        vocabulary.at(List.of(what), 0).ifPresent(m -> {
            mentions.add(new Mention(i, i + 1, m.concepts()));
            stances.add(Stance.REFUSED);
        });
    }

    private void refusal(int i, String word) {
        boolean isRefused = false;
        boolean goesAhead = Grammar.REFUSE_AHEAD.contains(word) && !isHalf(i) && !(i > 0 && clause.word(i - 1).equals("live"));
        if (goesAhead) isRefused = ahead(i + 1, Stance.REFUSED, GAP);
        if (word.equals("free") && i + 1 < clause.size() && Set.of("of", "from").contains(clause.word(i + 1))) ahead(i + 2, Stance.REFUSED, GAP);
        else if (isBehind(i, isRefused)) behind(i - 1, Grammar.TRAILERS, Stance.REFUSED);
    }

    /** «stop» alone, or «can't stop». */
    private boolean isHalf(int i) {
        if (!Grammar.HALF.contains(clause.word(i))) return false;
        boolean isDenied = i > 0 && Grammar.EITHER_SIDE.contains(clause.word(i - 1));
        return isDenied || i + 1 == clause.size() || !Grammar.OTHER_HALF.contains(clause.word(i + 1));
    }

    private boolean isBehind(int i, boolean isDone) {
        var word = clause.word(i);
        return Grammar.REFUSE_BEHIND.contains(word) && !clause.isAfterComma(i) && !(isDone && Grammar.EITHER_SIDE.contains(word));
    }

    private void allergy(int i) {
        if (isDenied(i)) return;
        speaksOfAllergy = true;
        boolean behind = behind(i - 1, Grammar.BEFORE_ALLERGY, Stance.ALLERGY);
        boolean ahead = ahead(skip(i + 1, Grammar.AFTER_ALLERGY), Stance.ALLERGY, 0);
        namesAllergy |= behind | ahead | unknownBehind(i, behind) | unknownAhead(i);
    }

    /** «not allergic», «no allergies», «no known allergies», «koi allergy nahi». */
    private boolean isDenied(int i) {
        for (int j = Math.max(0, i - 3); j < i; j++) {
            var isDenial = Set.of("not", "no", "never", "dont", "without", "isnt", "arent", "koi", "कोई").contains(clause.word(j));
            if (isDenial && clause.words().subList(j + 1, i).stream().allMatch(w -> Set.of("any", "known", "have", "a", "food", "really", "bhi", "भी").contains(w))) return true;
        }
        return false;
    }

    private int skip(int from, Set<String> words) {
        int i = from;
        while (i < clause.size() && at[i] == null && words.contains(clause.word(i))) i++;
        return i;
    }

    /** Takes the mentions from there on, and those joined to them; whether there was one. */
    private boolean ahead(int from, Stance stance, int gap) {
        boolean isAny = false;
        int strangers = 0;
        for (int i = from; i < clause.size(); i++) {
            if (at[i] != null) {
                if (isAny && (clause.isAfterComma(i) && isFine(i) || isOther(i)) || at[i].isDiet() && strangers > 0) return isAny;
                isAny |= set(at[i], stance);
                i = at[i].to() - 1;
                strangers = 0;
                continue;
            }
            var word = clause.word(i);
            if (Grammar.AND.contains(word) || Grammar.FILLERS.contains(word) && !clause.isAfterComma(i)) continue;
            boolean isOver = clause.isAfterComma(i) || isAny || Grammar.BREAKS.contains(word) || Grammar.ALLERGY.contains(word);
            if (isOver || ++strangers > gap) return isAny;
        }
        return isAny;
    }

    /** «non-alcoholic drink», «no chicken curry», «no eggs, vegan»: what follows is not refused with it. */
    private boolean isOther(int i) {
        return at[i].isDiet() || at[i - 1] != null && !at[i].isFood() && !clause.isAfterComma(i);
    }

    /** Whether the part between commas says that what it names is welcome. */
    private boolean isFine(int from) {
        for (int i = from; i < clause.size() && (i == from || !clause.isAfterComma(i)); i++) {
            var word = clause.word(i);
            if (at[i] == null && (Grammar.REFUSE_BEHIND.contains(word) || Grammar.REFUSE_AHEAD.contains(word))) return false;
            if (Grammar.FINE.contains(word)) return true;
        }
        return false;
    }

    private boolean behind(int last, Set<String> skipped, Stance stance) {
        int i = last;
        while (i >= 0 && at[i] == null && skipped.contains(clause.word(i))) i--;
        boolean isAny = false;
        for (; i >= 0; i--) {
            if (at[i] != null) {
                isAny |= set(at[i], stance);
                i = at[i].from();
            } else if (!isAny || !Grammar.AND.contains(clause.word(i))) {
                return isAny;
            }
        }
        return isAny;
    }

    /** «zorbel allergy»: the one word before it, where it is nothing known and may be a name. */
    private boolean unknownBehind(int i, boolean isNamed) {
        int j = i - 1;
        while (j >= 0 && at[j] == null && Grammar.BEFORE_ALLERGY.contains(clause.word(j))) j--;
        if (isNamed || j < 0 || at[j] != null || clause.isAfterComma(j + 1) || clause.word(i).endsWith("ic")) return false;
        return name(j);
    }

    /** The names after «to», each by itself between commas and «and». */
    private boolean unknownAhead(int i) {
        boolean isAny = false;
        boolean isItem = i + 1 < clause.size() && !Grammar.NO_NAMES.contains(clause.word(i + 1)) || isTo(i + 1);
        for (int j = skip(i + 1, Grammar.AFTER_ALLERGY); j < clause.size() && isItem; j++) {
            if (at[j] != null) {
                isAny |= set(at[j], Stance.ALLERGY);
                j = at[j].to() - 1;
            } else if (Grammar.AND.contains(clause.word(j))) {
                continue;
            } else if (Grammar.NO_NAMES.contains(clause.word(j)) || !name(j)) {
                return isAny;
            } else {
                isAny = true;
            }
            isItem = j + 1 < clause.size() && (Grammar.AND.contains(clause.word(j + 1)) || clause.isAfterComma(j + 1) || at[j + 1] != null);
        }
        return isAny;
    }

    private boolean isTo(int i) {
        return i < clause.size() && Set.of("to", "of", "against").contains(clause.word(i));
    }

    /** A word that stands where a food is named: one that is nearly known, or one that nobody knows. */
    private boolean name(int i) {
        var word = clause.word(i);
        if (Grammar.NO_NAMES.contains(word) || Grammar.TRAILERS.contains(word) || word.length() < 2) return false;
        var near = vocabulary.near(word);
        if (near.isEmpty()) unknown.add(word);
        else {
            mentions.add(new Mention(i, i + 1, near));
            stances.add(Stance.ALLERGY);
        }
        return true;
    }

    private boolean set(Mention mention, Stance stance) {
        int i = mentions.indexOf(mention);
        boolean counts = stance != Stance.ALLERGY || mention.isFood() || mention.concepts().stream().anyMatch(c -> c.kind() == Concept.Kind.NOT_FOOD);
        if (counts && stance.compareTo(stances.get(i)) > 0) stances.set(i, stance);
        return counts;
    }
}

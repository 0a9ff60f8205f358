package io.understudy.food.control.understanding;

import io.understudy.text.control.Words;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Cuts a text where one thing is said and the next begins: «no nuts, but cheese is fine», «allergic to eggs I want a cake». */
final class Clauses {

    private static final Pattern APOSTROPHES = Pattern.compile("['’ʼ`]");
    private static final Pattern SENTENCE = Pattern.compile("[!?;\\n\\r\u0964\u0965…]+|\\.(?!\\d)");
    private static final Pattern PART = Pattern.compile("[,/:()\\[\\]\"+&–—]+|\\s-+\\s");

    private static final Set<String> TURNS = Set.of(
            "but", "however", "although", "though", "because", "cause", "coz", "since", "yet", "lekin", "magar", "kyunki", "isliye",
            "लेकिन", "मगर", "क्योंकि", "इसलिए");

    /** Verbs with which a wish begins. */
    private static final Set<String> WISHES = Set.of(
            "want", "wanna", "need", "prefer", "crave", "craving", "suggest", "recommend", "give", "gimme", "show", "bring", "find", "serve",
            "feed", "order");

    private static final Set<String> DENIALS =
            Set.of("no", "not", "dont", "doesnt", "didnt", "never", "cant", "cannot", "wont", "shouldnt", "mustnt", "nothing", "without");

    private static final Set<String> SUBJECTS = Set.of("i", "we", "id", "please", "pls", "plz", "just", "can", "could", "you", "and", "would", "like");
    private static final int REACH = 3;

    private Clauses() {}

    /** Sentence by sentence, each of which is a list of its clauses. */
    static List<List<Clause>> of(String text) {
        var plain = APOSTROPHES.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)).replaceAll("")
                .replaceAll("\\bw/o\\b", "without");
        return SENTENCE.splitAsStream(plain).map(Clauses::sentence).filter(s -> !s.isEmpty()).toList();
    }

    private static List<Clause> sentence(String sentence) {
        var words = new ArrayList<String>();
        var commas = new BitSet();
        PART.splitAsStream(sentence).forEach(part -> {
            commas.set(words.size());
            words.addAll(Words.of(part));
        });
        commas.clear(0);
        return clauses(words, commas);
    }

    private static List<Clause> clauses(List<String> words, BitSet commas) {
        var clauses = new ArrayList<Clause>();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            if (TURNS.contains(words.get(i)) || commas.get(i) && words.get(i).equals("so")) {
                add(clauses, words, commas, from, i);
                from = i + 1;
            } else if (i > from && WISHES.contains(words.get(i)) && !isDenied(words, commas, from, i)) {
                int start = start(words, from, i);
                add(clauses, words, commas, from, start);
                from = start;
            }
        }
        add(clauses, words, commas, from, words.size());
        return clauses;
    }

    private static boolean isDenied(List<String> words, BitSet commas, int from, int at) {
        int since = Math.max(Math.max(from, at - REACH), commas.previousSetBit(at));
        return words.subList(since, at).stream().anyMatch(DENIALS::contains);
    }

    /** Where the wish begins: before «I», «please», «can you». */
    private static int start(List<String> words, int from, int at) {
        int start = at;
        while (start > from && SUBJECTS.contains(words.get(start - 1))) start--;
        return start;
    }

    private static void add(List<Clause> clauses, List<String> words, BitSet commas, int from, int to) {
        if (from < to) clauses.add(new Clause(List.copyOf(words.subList(from, to)), commas.get(from, to)));
    }
}

package io.understudy.search.control.lexicon;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.text.control.Transliteration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The concepts of the trade in English, Hindi, Marathi and romanised Hindi: what profiles store as codes and what people
 * write in many words and spellings. Immutable; safe for many threads.
 */
public final class Lexicon {

    /** A single word must have at least this many sounds to be recognised by sound alone. */
    private static final int SHORTEST_SOUND = 5;

    /** Everyday words that sound or look like an inflected concept but are none: owner, stars, raising, on the beat. */
    private static final Set<String> NEVER =
            Set.of("malik", "मालिक", "raising", "तालावर", "तरुणाइ", "सितारों", "सितारे", "sitaron", "sitare", "taron");

    private final Map<Field, Map<String, Concept>> byCode = new EnumMap<>(Field.class);
    /** Every word of every form, in its normal spelling, with its sound. */
    private final Map<String, String> vocabulary = new HashMap<>();

    private final Set<String> sounds = new HashSet<>();
    private final WordTrie bySpelling = new WordTrie();
    private final WordTrie bySound = new WordTrie();

    private Lexicon(List<Concept> concepts) {
        for (var concept : concepts) {
            byCode.computeIfAbsent(concept.field(), field -> new LinkedHashMap<>()).put(concept.code(), concept);
            concept.forms().values().stream().flatMap(List::stream).distinct().forEach(form -> add(form, concept));
        }
    }

    private static final class Standard {
        static final Lexicon LEXICON = new Lexicon(LexiconFile.readAll());
    }

    /** The lexicon that comes with Understudy. */
    public static Lexicon standard() {
        return Standard.LEXICON;
    }

    private void add(String form, Concept concept) {
        var words = Token.of(form).stream().map(token -> Spelling.normal(token.word())).toList();
        bySpelling.add(words, concept);
        words.forEach(word -> vocabulary.computeIfAbsent(word, Transliteration::phonetic));
        var spoken = words.stream().map(vocabulary::get).toList();
        sounds.addAll(spoken);
        if (String.join("", spoken).length() >= SHORTEST_SOUND) {
            bySound.add(spoken, concept);
        }
    }

    /** All concepts of a field, in the order of the word list; empty for fields of numbers. */
    public List<Concept> concepts(Field field) {
        return List.copyOf(byCode.getOrDefault(field, Map.of()).values());
    }

    /** @throws IllegalArgumentException where the field has no such code */
    public Concept concept(Field field, String code) {
        var concept = byCode.getOrDefault(field, Map.of()).get(code);
        if (concept == null) {
            throw new IllegalArgumentException("No " + field + " with code '" + code + "'");
        }
        return concept;
    }

    /** What a code, or a name in any of the languages and in any usual spelling, stands for in that field. */
    public Optional<Concept> resolve(Field field, String codeOrName) {
        var code = byCode.getOrDefault(field, Map.of()).get(codeOrName.strip().toLowerCase(Locale.ROOT));
        if (code != null) {
            return Optional.of(code);
        }
        var text = new Text(codeOrName);
        return text.match(0, text.size()).stream().filter(concept -> concept.field() == field).findFirst();
    }

    /** The code and all codes below it: {@code dancing} gives every kind of dance, a state its cities. */
    public Set<String> descendants(Field field, String code) {
        var found = new LinkedHashSet<String>();
        found.add(concept(field, code).code());
        for (boolean grown = true; grown; ) {
            grown = byCode.get(field).values().stream()
                            .filter(concept -> concept.parent().filter(found::contains).isPresent())
                            .filter(concept -> found.add(concept.code()))
                            .count()
                    > 0;
        }
        return found;
    }

    /**
     * What a text names, from left to right, the longest words first and never overlapping; written in any case, script
     * or usual spelling, inflected ({@code मुंबईत}) or not.
     */
    public List<Mention> mentions(String text) {
        var read = new Text(text);
        var mentions = new ArrayList<Mention>();
        for (int i = 0; i < read.size(); ) {
            var match = read.longest(i);
            if (match.length() > 0) {
                int start = read.tokens.get(i).start();
                int end = read.tokens.get(i + match.length() - 1).end();
                mentions.add(new Mention(text.substring(start, end), start, end, List.copyOf(match.concepts())));
            }
            i += Math.max(1, match.length());
        }
        return List.copyOf(mentions);
    }

    /** One text's words with what each may be by spelling and by sound. */
    private final class Text {

        final List<Token> tokens;
        final List<Collection<String>> spellings = new ArrayList<>();
        final List<Collection<String>> spoken = new ArrayList<>();

        Text(String text) {
            tokens = Token.of(text);
            tokens.forEach(token -> add(Spelling.normal(token.word())));
        }

        private void add(String word) {
            var known = known(word);
            spellings.add(known);
            spoken.add(known.isEmpty() ? soundsOf(word) : known.stream().map(vocabulary::get).toList());
        }

        private Set<String> known(String word) {
            if (NEVER.contains(word)) {
                return Set.of();
            }
            var candidates = Inflection.candidates(word);
            candidates.retainAll(vocabulary.keySet());
            return candidates;
        }

        /** Sound is asked only of a word that no spelling explains. */
        private Set<String> soundsOf(String word) {
            var keys = new LinkedHashSet<String>();
            Stream.of(word, Inflection.stem(word))
                    .filter(spelling -> !NEVER.contains(spelling))
                    .forEach(spelling -> keys.add(Transliteration.phonetic(spelling)));
            keys.retainAll(sounds);
            return keys;
        }

        int size() {
            return tokens.size();
        }

        /** A single word that spelling knows is never taken for another that sounds so: daily is not Delhi. */
        WordTrie.Match longest(int from) {
            int end = clauseEnd(from);
            var spelt = bySpelling.longest(spellings.subList(0, end), from);
            var sounding = bySound.longest(spoken.subList(0, end), from);
            boolean another = sounding.length() > 1 || spellings.get(from).isEmpty();
            return another && sounding.length() > spelt.length() ? sounding : spelt;
        }

        private int clauseEnd(int from) {
            int end = from;
            while (end < tokens.size() && tokens.get(end).clause() == tokens.get(from).clause()) {
                end++;
            }
            return end;
        }

        List<Concept> match(int from, int length) {
            var match = length == 0 ? WordTrie.Match.NONE : longest(from);
            return length > 0 && match.length() == length ? match.concepts() : List.of();
        }
    }
}

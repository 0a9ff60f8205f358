package io.understudy.text.control;

import java.text.Normalizer;
import java.util.Locale;

/** The spelling-tolerant key of one Latin token: see {@link Transliteration#phonetic}. Scans once, without patterns. */
final class PhoneticKey {

    /** Below this a key would name too many words, so that the dropped vowels stay. */
    private static final int SHORTEST = 3;

    private final String word;
    private final StringBuilder full = new StringBuilder();
    private final StringBuilder key = new StringBuilder();
    private boolean vowelSeen;

    private PhoneticKey(String word) {
        this.word = word;
    }

    static String of(String token) {
        var word = letters(token);
        return isWord(word) ? new PhoneticKey(spellOut(word)).scan() : word;
    }

    private static String letters(String token) {
        var lower = token.toLowerCase(Locale.ROOT);
        return isWord(lower) ? lower : Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    private static boolean isWord(String token) {
        for (int i = 0; i < token.length(); i++) {
            if (token.charAt(i) < 'a' || token.charAt(i) > 'z') {
                return false;
            }
        }
        return !token.isEmpty();
    }

    /** Endings and beginnings whose letters are spoken otherwise than they are elsewhere. */
    private static String spellOut(String word) {
        var spelt = word;
        if (spelt.startsWith("chor") || spelt.startsWith("chr")) {
            spelt = "k" + spelt.substring(2);
        }
        int end = spelt.length();
        if (end > 3 && spelt.endsWith("tre")) {
            return spelt.substring(0, end - 2) + "ar";
        }
        if (end > 3 && (spelt.endsWith("er") || spelt.endsWith("or"))) {
            return soft(spelt.substring(0, end - 2), spelt.charAt(end - 2)) + "ar";
        }
        return end > 3 && spelt.endsWith("e") && !isVowel(spelt.charAt(end - 2)) ? soft(spelt.substring(0, end - 1), 'e') : spelt;
    }

    /** The c of {@code dance} and {@code dancer} stays soft when its e falls. */
    private static String soft(String stem, char fallen) {
        return stem.endsWith("c") && fallen == 'e' ? stem.substring(0, stem.length() - 1) + "s" : stem;
    }

    private String scan() {
        int i = 0;
        while (i < word.length()) {
            i = vowelAt(i) == 0 ? consonant(i) : vowels(i);
        }
        return key.length() < SHORTEST ? full.toString() : key.toString();
    }

    /** A whole run of vowels at once, so that {@code aa}, {@code ai}, {@code aai} and {@code ay} are seen as written. */
    private int vowels(int start) {
        int i = start;
        char last = 0;
        while (i < word.length() && vowelAt(i) != 0) {
            char vowel = vowelAt(i);
            char next = i + 1 < word.length() ? vowelAt(i + 1) : 0;
            if (vowel == next) {
                i++;
                continue;
            }
            if (word.startsWith("uck", i)) {
                vowel = 'a';
            }
            char diphthong = diphthong(vowel, next);
            i += diphthong == 0 ? 1 : 2;
            char sound = diphthong == 0 ? merged(vowel) : diphthong;
            if (sound != last) {
                addVowel(sound);
            }
            last = sound;
        }
        return i;
    }

    /** @return the one sound of ai, ae, ea, ei, ie (i) and of au, ou (u), or 0 */
    private static char diphthong(char first, char second) {
        return switch (first) {
            case 'a' -> second == 'i' || second == 'e' ? 'i' : second == 'u' ? 'u' : 0;
            case 'e' -> second == 'a' || second == 'i' ? 'i' : 0;
            case 'i' -> second == 'e' ? 'i' : 0;
            case 'o' -> second == 'u' ? 'u' : 0;
            default -> 0;
        };
    }

    private static char merged(char vowel) {
        return switch (vowel) {
            case 'e' -> 'i';
            case 'o' -> 'u';
            default -> vowel;
        };
    }

    private void addVowel(char sound) {
        full.append(sound);
        if (sound != 'a' || !vowelSeen) {
            key.append(sound);
        }
        vowelSeen = true;
    }

    /** @return the vowel letter that stands at the place, y and w included where they are spoken as one, or 0 */
    private char vowelAt(int i) {
        char c = word.charAt(i);
        if (isVowel(c)) {
            return c;
        }
        boolean beforeVowel = i + 1 < word.length() && isVowel(word.charAt(i + 1));
        char before = i > 0 ? word.charAt(i - 1) : 0;
        if (c == 'y' && i > 0 && (!beforeVowel || before == 'i' || before == 'e')) {
            return 'i';
        }
        return c == 'w' && !beforeVowel && (before == 'a' || before == 'o') ? 'u' : 0;
    }

    private static boolean isVowel(char c) {
        return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
    }

    private int consonant(int i) {
        char c = word.charAt(i);
        char next = i + 1 < word.length() ? word.charAt(i + 1) : 0;
        switch (c) {
            case 'c' -> addConsonant(next == 'h' ? 'c' : next == 'e' || next == 'i' || next == 'y' ? 's' : 'k');
            case 'p' -> addConsonant(next == 'h' ? 'f' : 'p');
            case 'z' -> addConsonant('s');
            case 'w' -> addConsonant('v');
            case 'q' -> addConsonant('k');
            case 'x' -> {
                addConsonant('k');
                addConsonant('s');
            }
            case 'n' -> addConsonant(next == 'b' || next == 'p' || next == 'm' ? 'm' : 'n');
            case 'h' -> {
                if (next != 0 && (i == 0 || isVowel(word.charAt(i - 1)))) {
                    addConsonant('h');
                }
            }
            default -> addConsonant(c);
        }
        return i + 1;
    }

    private void addConsonant(char sound) {
        if (full.isEmpty() || full.charAt(full.length() - 1) != sound) {
            full.append(sound);
        }
        if (key.isEmpty() || key.charAt(key.length() - 1) != sound) {
            key.append(sound);
        }
    }
}

package io.understudy.text.control;

import java.util.ArrayList;
import java.util.List;

/**
 * One word as a row of sounds. The vowel that a bare consonant carries (the schwa) is not spoken at the end of a word
 * ({@code कलाकार} is kalakar) nor between a vowel with one consonant before and one consonant with a vowel after
 * ({@code बोलने} is bolne); the latter is decided from the right, as in Ohala, "Aspects of Hindi Phonology" (1983).
 */
final class DevanagariWord {

    private static final String SCHWA = "ə";
    private static final String SILENT = "";

    private final List<String> sounds = new ArrayList<>();

    private DevanagariWord() {}

    static String latin(String text, int start, int end) {
        var word = new DevanagariWord();
        word.read(text, start, end);
        word.silenceFinalSchwa();
        word.silenceInnerSchwas();
        return String.join("", word.sounds).replace(SCHWA, "a");
    }

    private void read(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean nukta = i + 1 < end && text.charAt(i + 1) == Devanagari.NUKTA;
            var consonant = Devanagari.consonant(nukta ? Devanagari.composed(c) : c);
            if (c == 'ज' && text.startsWith("्ञ", i + 1)) {
                sounds.addAll(List.of("g", "y", SCHWA));
                i += 2;
            } else if (consonant != null) {
                sounds.add(consonant);
                sounds.add(SCHWA);
            } else if (Devanagari.sign(c) != null) {
                replaceSchwa(Devanagari.sign(c));
            } else if (c == Devanagari.VIRAMA) {
                replaceSchwa(null);
            } else if (Devanagari.vowel(c) != null) {
                sounds.add(Devanagari.vowel(c));
            } else if (c == Devanagari.ANUSVARA || c == Devanagari.CANDRABINDU) {
                sounds.add(isLabial(text, i + 1, end) ? "m" : "n");
            }
        }
    }

    private void replaceSchwa(String vowel) {
        if (!sounds.isEmpty() && sounds.getLast().equals(SCHWA)) {
            sounds.removeLast();
        }
        if (vowel != null) {
            sounds.add(vowel);
        }
    }

    private static boolean isLabial(String text, int i, int end) {
        return i < end && "पफबभम".indexOf(text.charAt(i)) >= 0;
    }

    private void silenceFinalSchwa() {
        int last = sounds.size() - 1;
        if (last > 1 && sounds.get(last).equals(SCHWA) && hasVowelBefore(last) && !needsSupport(last)) {
            sounds.removeLast();
        }
    }

    /** A stop or sibilant followed by a sonorant cannot end a word: नृत्य is nritya, फिल्म is film. */
    private boolean needsSupport(int schwa) {
        var before = sounds.get(schwa - 2);
        return !isVowel(before) && "yrvlnm".contains(sounds.get(schwa - 1)) && !"yrvlnm".contains(before);
    }

    private boolean hasVowelBefore(int index) {
        return sounds.subList(0, index).stream().anyMatch(DevanagariWord::isVowel);
    }

    private void silenceInnerSchwas() {
        for (int i = sounds.size() - 3; i >= 2; i--) {
            if (sounds.get(i).equals(SCHWA) && isConsonant(i - 1) && isVowel(sounds.get(i - 2)) && isConsonant(i + 1)
                    && isVowel(sounds.get(i + 2))) {
                sounds.set(i, SILENT);
            }
        }
    }

    private boolean isConsonant(int index) {
        var sound = sounds.get(index);
        return !sound.isEmpty() && !isVowel(sound);
    }

    private static boolean isVowel(String sound) {
        return !sound.isEmpty() && "aeiouə".indexOf(sound.charAt(0)) >= 0 || sound.equals("ri") || sound.equals("li");
    }
}

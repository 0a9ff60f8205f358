package io.understudy.search.control.understanding;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.lexicon.Lexicon;
import java.util.List;
import java.util.Set;

/** Whether a language is asked for as something spoken: {@code Hindi speaking}, {@code हिंदी बोलने वाले}, {@code fluent in Urdu}. */
final class Speech {

    private static final Set<String> AFTER = Set.of(
            "speaking", "speaker", "speakers", "spoken", "fluently", "fluent", "बोलने", "बोलनेवाला", "बोलनेवाले",
            "बोलनेवाली", "बोलता", "बोलती", "बोलते", "बोल", "भाषी", "भाषा", "जानने", "आती", "आनी", "बोलणारा", "बोलणारी",
            "बोलणारे", "बोलणाऱ्या", "बोलू", "भाषिक", "येणारा", "येणारी", "येणारे", "येते", "bolne", "bolta", "bolti",
            "bolte", "bolnewala", "bolnewale", "bolnewali", "bhashi", "bhasha", "jaanne", "aati", "aani");
    private static final Set<String> BEFORE =
            Set.of(
            "speak", "speaks", "speaking", "fluent", "knows", "know", "knowing", "understands", "understand");
    private static final Set<String> LINKS = Set.of(
            "and", "or", "both", "in", "well", "good", "और", "या", "व", "आणि", "किंवा", "aur", "ya", "भी", "bhi",
            "अच्छी", "acchi", "achchi", "अस्खलित", "उत्तम", "शुद्ध", "चांगली");

    private final Lexicon lexicon;

    Speech(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    boolean isMeant(Surroundings surroundings, int start, int end) {
        return reaches(surroundings.after(end), AFTER) || reaches(surroundings.before(start), BEFORE);
    }

    /** Looks past links and further languages: both are meant in {@code Marathi and Hindi speaking}. */
    private boolean reaches(List<String> words, Set<String> marks) {
        for (var word : words) {
            if (marks.contains(word)) {
                return true;
            }
            if (!LINKS.contains(word) && lexicon.resolve(Field.LANGUAGE, word).isEmpty()) {
                return false;
            }
        }
        return false;
    }
}

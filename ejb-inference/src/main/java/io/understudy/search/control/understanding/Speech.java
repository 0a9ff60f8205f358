package io.understudy.search.control.understanding;

import static java.util.Map.entry;

import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.entity.TalentProfile.Fluency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final Map<String, Fluency> FLUENCIES = Map.ofEntries(
            entry("fluent", Fluency.FLUENT), entry("fluently", Fluency.FLUENT), entry("धाराप्रवाह", Fluency.FLUENT),
            entry("फर्राटेदार", Fluency.FLUENT), entry("फ़र्राटेदार", Fluency.FLUENT), entry("अस्खलित", Fluency.FLUENT),
            entry("dharapravah", Fluency.FLUENT), entry("farratedar", Fluency.FLUENT), entry("askhalit", Fluency.FLUENT),
            entry("native", Fluency.NATIVE), entry("tongue", Fluency.NATIVE), entry("मातृभाषा", Fluency.NATIVE),
            entry("matrubhasha", Fluency.NATIVE), entry("matribhasha", Fluency.NATIVE));
    private static final Set<String> FLUENCY_LINKS =
            Set.of("of", "is", "a", "mother", "speaker", "speakers", "speak", "speaks", "speaking", "hai", "है", "आहे", "जिसकी", "ज्याची", "से", "se");

    private final Lexicon lexicon;

    Speech(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    boolean isMeant(Surroundings surroundings, int start, int end) {
        return reaches(surroundings.after(end), AFTER) || reaches(surroundings.before(start), BEFORE);
    }

    /** How well it must be spoken, where the words say so: {@code fluent Hindi}, {@code मातृभाषा मराठी}. */
    Optional<Fluency> fluency(Surroundings surroundings, int start, int end) {
        var before = fluency(surroundings.before(start));
        return before.isPresent() ? before : fluency(beforeNextLanguage(surroundings.after(end)));
    }

    private Optional<Fluency> fluency(List<String> words) {
        for (var word : words) {
            if (FLUENCIES.containsKey(word)) {
                return Optional.of(FLUENCIES.get(word));
            }
            if (!LINKS.contains(word) && !FLUENCY_LINKS.contains(word) && !AFTER.contains(word) && !isLanguage(word)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** In {@code Hindi and fluent English} the fluency is that of English; in {@code Hindi and English fluently} of both. */
    private List<String> beforeNextLanguage(List<String> after) {
        for (int i = 0; i + 1 < after.size(); i++) {
            int next = after.get(i + 1).equals("in") ? i + 2 : i + 1;
            if (FLUENCIES.containsKey(after.get(i)) && next < after.size() && isLanguage(after.get(next))) {
                return after.subList(0, i);
            }
        }
        return after;
    }

    private boolean isLanguage(String word) {
        return lexicon.resolve(Field.LANGUAGE, word).isPresent();
    }

    /** Looks past links and further languages: both are meant in {@code Marathi and Hindi speaking}. */
    private boolean reaches(List<String> words, Set<String> marks) {
        for (var word : words) {
            if (marks.contains(word)) {
                return true;
            }
            if (!LINKS.contains(word) && !isLanguage(word)) {
                return false;
            }
        }
        return false;
    }
}

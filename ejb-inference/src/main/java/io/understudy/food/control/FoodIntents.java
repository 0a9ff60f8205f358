package io.understudy.food.control;

import io.understudy.food.control.FoodIntent.Serves;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The intents of the demo's model, and the set of utterances that it is trained on. */
public final class FoodIntents {

    public static final String OUT_OF_SCOPE = "out_of_scope";

    /** A model may know intents that came later than this list: they ask for a dish, and want nothing of it. */
    private static final FoodIntent UNKNOWN = new FoodIntent("unknown", null, Serves.YES, List.of());

    private static final FoodIntents STANDARD = new FoodIntents();

    /** @param intent its label */
    public record Labelled(String text, String intent) {}

    private final Map<String, FoodIntent> intents = new LinkedHashMap<>();

    private FoodIntents() {
        for (var row : Tsv.rows("intents.tsv", 5)) {
            var mood = row[1].equals("-") ? null : Mood.valueOf(row[1].toUpperCase(Locale.ROOT));
            var serves = Serves.valueOf(row[2].toUpperCase(Locale.ROOT));
            intents.put(row[0], new FoodIntent(row[0], mood, serves, Tsv.list(row[3])));
        }
    }

    public static FoodIntents standard() {
        return STANDARD;
    }

    public FoodIntent of(String label) {
        return intents.getOrDefault(label, UNKNOWN);
    }

    /** In the order of their file; {@link #OUT_OF_SCOPE} among them. */
    public List<String> labels() {
        return List.copyOf(intents.keySet());
    }

    /** The whole set, in the order of the files. */
    public List<Labelled> utterances() {
        return labels().stream()
                .flatMap(label -> Tsv.lines("intents/" + label + ".txt").stream().map(text -> new Labelled(text, label)))
                .toList();
    }
}

package io.understudy.benchmark.queries;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.search.control.lexicon.Concept;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.wire.entity.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/**
 * Distinct searches in English, Hindi, Marathi and romanised Hindi in turn. Two of five bring filters of their own; the
 * others leave it to the text. The same seed gives the same ones.
 */
public final class Questions {

    private static final List<String> CITIES = List.of("mumbai", "delhi", "hyderabad", "pune", "bengaluru", "kolkata");
    private static final List<String> SKILLS = List.of("acting", "dancing", "singing", "stunts", "voice");

    private final Lexicon lexicon = Lexicon.standard();
    private final List<Template> templates = Template.all();
    private final Random random;

    private Questions(long seed) {
        random = new Random(seed);
    }

    public static List<Question> of(int count, long seed) {
        var questions = new Questions(seed);
        var texts = new HashSet<String>();
        var made = new ArrayList<Question>(count);
        while (made.size() < count) {
            var text = questions.text(Concept.LANGUAGES.get(made.size() % Concept.LANGUAGES.size()));
            if (texts.add(text)) made.add(questions.question(text, made.size()));
        }
        return List.copyOf(made);
    }

    private String text(String language) {
        var choice = templates.stream().filter(template -> template.language().equals(language)).toList();
        return choice.get(random.nextInt(choice.size())).filled(lexicon, random);
    }

    private Question question(String text, int number) {
        var body = Json.MAPPER.createObjectNode().put("query", text).put("user_id", "benchmark-" + number);
        if (random.nextInt(5) < 2) filter(body.putObject("filters"));
        return new Question(body);
    }

    private void filter(ObjectNode filters) {
        switch (random.nextInt(6)) {
            case 0 -> filters.putArray("gender").add(random.nextBoolean() ? "female" : "male");
            case 1 -> filters.putArray("location").add(CITIES.get(random.nextInt(CITIES.size())));
            case 2 -> filters.putObject("age_range").put("min", 20).put("max", 25 + random.nextInt(20));
            case 3 -> filters.putObject("experience_years").put("min", 1 + random.nextInt(10));
            case 4 -> filters.putObject("budget_range").put("max", 10_000 + 10_000 * random.nextInt(5));
            default -> filters.putObject("skills").putArray("any").add(SKILLS.get(random.nextInt(SKILLS.size())));
        }
    }
}

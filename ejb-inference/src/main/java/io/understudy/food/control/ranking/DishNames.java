package io.understudy.food.control.ranking;

import io.understudy.food.control.Dish;
import io.understudy.text.control.LightStem;
import io.understudy.text.control.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the dishes that a text names, in English or Hindi, whole or in part. */
final class DishNames {

    /** Words that many names share, or that name no dish. */
    private static final Set<String> COMMON =
            Set.of("with", "and", "of", "the", "in", "without", "classic", "clear", "hot", "cold", "sweet", "mixed", "style", "plate", "bowl", "ki", "ka", "ke");

    private record Name(Set<String> english, Set<String> hindi) {}

    private final Map<String, Name> names;

    DishNames(List<Dish> dishes) {
        names = dishes.stream().collect(Collectors.toMap(Dish::id, dish -> new Name(stems(Words.of(dish.name())), stems(Words.of(dish.hindiName())))));
    }

    /** By a dish's id, the share of the words of its name that the text has, above 0. */
    Map<String, Double> in(List<String> words) {
        var said = stems(words);
        var shares = new HashMap<String, Double>();
        names.forEach((id, name) -> {
            var share = Math.max(share(name.english(), said), share(name.hindi(), said));
            if (share > 0) shares.put(id, share);
        });
        return shares;
    }

    private static double share(Set<String> name, Set<String> said) {
        return name.isEmpty() ? 0 : (double) name.stream().filter(said::contains).count() / name.size();
    }

    private static Set<String> stems(List<String> words) {
        return words.stream().filter(word -> !COMMON.contains(word)).map(LightStem::of).collect(Collectors.toSet());
    }
}

package io.understudy.food.control;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every ingredient that is known, whether a dish holds it or not, its families and its other names. */
public final class Pantry {

    /** @param names in English, Hindi and romanised Hindi; one that begins with = stands for itself alone, in no other form */
    public record Ingredient(String name, Set<String> families, List<String> names) {}

    private static final Pantry STANDARD = new Pantry();

    private final Map<String, Ingredient> ingredients = new LinkedHashMap<>();

    private Pantry() {
        for (var row : Tsv.rows("ingredients.tsv", 3)) {
            ingredients.put(row[0], new Ingredient(row[0], Set.copyOf(Tsv.list(row[1])), Tsv.list(row[2])));
        }
    }

    public static Pantry standard() {
        return STANDARD;
    }

    public Collection<Ingredient> ingredients() {
        return ingredients.values();
    }

    public boolean knows(String ingredient) {
        return ingredients.containsKey(ingredient);
    }

    public Set<String> families(String ingredient) {
        return ingredients.get(ingredient).families();
    }

    Set<String> families(List<String> of) {
        var families = new TreeSet<String>();
        for (var name : of) {
            if (!knows(name)) throw new IllegalStateException("an ingredient that the pantry does not know: " + name);
            families.addAll(families(name));
        }
        return families;
    }
}

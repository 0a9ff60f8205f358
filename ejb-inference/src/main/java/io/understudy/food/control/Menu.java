package io.understudy.food.control;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The dishes of the demo. */
public final class Menu {

    private static final int FIELDS = 14;
    private static final Menu STANDARD = new Menu(Pantry.standard());

    private final List<Dish> dishes;

    private Menu(Pantry pantry) {
        dishes = Tsv.rows("menu.tsv", FIELDS).stream().map(row -> dish(row, pantry)).toList();
    }

    public static Menu standard() {
        return STANDARD;
    }

    public List<Dish> dishes() {
        return dishes;
    }

    private static Dish dish(String[] row, Pantry pantry) {
        var ingredients = Tsv.list(row[13]);
        return new Dish(
                Dish.id(row[0]),
                row[0],
                row[1],
                row[2],
                row[3],
                Temperature.valueOf(row[4].toUpperCase(Locale.ROOT)),
                Integer.parseInt(row[5]),
                Integer.parseInt(row[6]),
                Integer.parseInt(row[7]),
                Integer.parseInt(row[8]),
                Integer.parseInt(row[9]),
                Integer.parseInt(row[10]),
                names(row[11]),
                names(row[12]),
                ingredients,
                pantry.families(ingredients));
    }

    private static Set<String> names(String field) {
        return new TreeSet<>(Tsv.list(field));
    }
}

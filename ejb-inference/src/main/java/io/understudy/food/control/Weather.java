package io.understudy.food.control;

/** The weather where it is eaten. */
public enum Weather {
    HOT("hot_day"),
    COLD("cold_day"),
    RAIN("rain"),
    MILD("mild_day");

    private final String suit;

    Weather(String suit) {
        this.suit = suit;
    }

    /** The word by which the menu says that a dish suits it. */
    public String suit() {
        return suit;
    }
}

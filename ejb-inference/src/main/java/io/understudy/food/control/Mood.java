package io.understudy.food.control;

import java.util.Locale;

/** How the speaker feels. */
public enum Mood {
    HAPPY,
    SAD,
    STRESSED,
    TIRED,
    ANGRY,
    BORED,
    UNWELL;

    /** The word by which the menu says that a dish suits it. */
    public String suit() {
        return name().toLowerCase(Locale.ROOT);
    }
}

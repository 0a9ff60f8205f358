package io.understudy.food.control.understanding;

/** What a text says about the dish that it asks for. */
public record Understood(Constraints constraints, Preferences preferences) {}

package io.understudy.food.control;

/** How a dish comes to the table. */
public enum Temperature {
    HOT,
    COLD,
    ROOM
}

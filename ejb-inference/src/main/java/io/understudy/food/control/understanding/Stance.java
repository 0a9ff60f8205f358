package io.understudy.food.control.understanding;

/** How a text speaks of something: the later one here outweighs the earlier. */
enum Stance {
    WANTED,
    REFUSED,
    ALLERGY
}

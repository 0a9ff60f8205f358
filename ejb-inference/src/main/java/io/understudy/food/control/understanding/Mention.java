package io.understudy.food.control.understanding;

import java.util.Set;

/** Words of a clause that mean something: from {@code from}, before {@code to}. */
record Mention(int from, int to, Set<Concept> concepts) {

    boolean isFood() {
        return concepts.stream().anyMatch(Concept::isFood);
    }

    boolean isDiet() {
        return concepts.stream().allMatch(concept -> concept.kind() == Concept.Kind.DIET);
    }
}

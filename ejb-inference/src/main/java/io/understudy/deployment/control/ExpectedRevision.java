package io.understudy.deployment.control;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which revision an operator takes to be in service when he orders.
 *
 * @param any whether every revision will do, but not none
 * @param numbers else one of these, 0 for none
 */
public record ExpectedRevision(boolean any, Set<Integer> numbers) {

    public static final ExpectedRevision ANY = new ExpectedRevision(true, Set.of());

    public ExpectedRevision {
        numbers = Set.copyOf(numbers);
    }

    public static ExpectedRevision of(int... numbers) {
        return new ExpectedRevision(false, Arrays.stream(numbers).boxed().collect(Collectors.toSet()));
    }

    /** @param present number of the revision in service, 0 for none */
    boolean isMetBy(int present) {
        return any ? present > 0 : numbers.contains(present);
    }
}

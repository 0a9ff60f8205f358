package io.understudy.search.control.training;

import java.util.BitSet;
import java.util.Collection;
import java.util.Map;

/** A set of facts, one bit each. */
record FactSet(BitSet bits) {

    /** Numbers facts as they come: {@code numbers} remembers them. */
    static FactSet of(Collection<String> facts, Map<String, Integer> numbers) {
        var bits = new BitSet();
        for (var fact : facts) bits.set(numbers.computeIfAbsent(fact, f -> numbers.size()));
        return new FactSet(bits);
    }

    int size() {
        return bits.cardinality();
    }

    /** How many of these facts the other set has. */
    int satisfiedBy(FactSet other) {
        int count = 0;
        for (int bit = bits.nextSetBit(0); bit >= 0; bit = bits.nextSetBit(bit + 1)) {
            if (other.bits.get(bit)) count++;
        }
        return count;
    }
}

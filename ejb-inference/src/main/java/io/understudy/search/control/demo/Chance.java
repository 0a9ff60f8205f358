package io.understudy.search.control.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Chance that can be repeated: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014)
 * from a seed and an index. Only whole numbers, so that every machine draws the same.
 */
final class Chance {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    Chance(long seed, long index) {
        state = mix(seed) ^ mix(index * GAMMA + 1);
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /** @return 0 to {@code bound - 1} */
    int below(int bound) {
        state += GAMMA;
        return (int) Math.floorMod(mix(state) >>> 1, (long) bound);
    }

    /** Both ends included. */
    int between(int min, int max) {
        return min + below(max - min + 1);
    }

    /** Bell-shaped between the ends, both included: the mean of four draws. */
    int around(int min, int max) {
        int sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += between(min, max);
        }
        return Math.floorDiv(sum + 2, 4);
    }

    boolean percent(int percent) {
        return below(100) < percent;
    }

    <T> T pick(List<T> list) {
        return list.get(below(list.size()));
    }

    /** So many different ones, or all where there are fewer; in the order of drawing. */
    <T> List<T> pick(List<T> list, int count) {
        var left = new ArrayList<>(list);
        var picked = new ArrayList<T>();
        while (picked.size() < count && !left.isEmpty()) {
            var one = left.remove(below(left.size()));
            if (!picked.contains(one)) {
                picked.add(one);
            }
        }
        return picked;
    }

    <T> T weighted(List<T> list, ToIntFunction<T> weight) {
        int left = below(list.stream().mapToInt(weight).sum());
        for (var one : list) {
            left -= weight.applyAsInt(one);
            if (left < 0) {
                return one;
            }
        }
        throw new IllegalStateException("Weights must be positive");
    }
}

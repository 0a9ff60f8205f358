package io.understudy.benchmark.assignment;

import java.util.stream.IntStream;

/** As many units, of which two of ten have names beyond ASCII. */
record Units(int size) {

    String name(int number) {
        return switch (number % 10) {
            case 3 -> "कलाकार-" + number;
            case 7 -> "actrice-é-😀-" + number;
            default -> "user-" + number;
        };
    }

    /** So many of them, evenly. */
    int[] sample(int most) {
        int count = Math.min(most, size);
        return IntStream.range(0, count).map(i -> (int) ((long) i * size / count)).toArray();
    }
}

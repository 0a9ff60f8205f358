package io.understudy.benchmark.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Repeats something until it gets no faster: the JVM compiles for minutes before its speed is its own. */
public final class WarmUp {

    private static final int LEAST_ROUNDS = 4;
    private static final int MOST_ROUNDS = 24;
    private static final double LEVEL = 1.03;

    private WarmUp() {}

    /**
     * @param round runs once and gives what was done per second
     * @return what each round gave
     */
    public static List<Double> untilLevel(Callable<Double> round) throws Exception {
        return untilLevel(LEAST_ROUNDS, round);
    }

    /** @param least rounds, where the speed has been seen to stand still for a while and to rise again */
    public static List<Double> untilLevel(int least, Callable<Double> round) throws Exception {
        var rates = new ArrayList<Double>();
        while (rates.size() < least || rates.size() < MOST_ROUNDS && !isLevel(rates)) rates.add(round.call());
        return rates;
    }

    /** Neither of the last two rounds was notably faster than all before them. */
    static boolean isLevel(List<Double> rates) {
        int earlier = rates.size() - 2;
        if (rates.size() < LEAST_ROUNDS) return false;
        double best = rates.subList(0, earlier).stream().mapToDouble(rate -> rate).max().orElseThrow();
        return rates.subList(earlier, rates.size()).stream().allMatch(rate -> rate < best * LEVEL);
    }
}

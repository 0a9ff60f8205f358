package io.understudy.benchmark.bandit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What each rule cost in each world. */
record BanditReport(int experiments, int steps, int usersPerStep, List<Row> rows) {

    /** @param allocation as a definition states it */
    record Rule(String name, Map<String, Object> allocation) {}

    /**
     * Averages over the experiments.
     *
     * @param regret what all users together would have given more if each had met the best arm
     * @param regretError standard error of that
     * @param onBest share of the users who met the best arm
     * @param lastOnBest its weight at the end
     * @param wrong share of the experiments at whose end a worse arm had more than the best
     */
    record Row(String world, int arms, String rule, double regret, double regretError, double onBest, double lastOnBest, double wrong) {

        static Row of(World world, String rule, List<Trial> trials) {
            double regret = mean(trials, Trial::regret);
            double variance = mean(trials, trial -> Math.pow(trial.regret() - regret, 2));
            return new Row(
                    world.name(), world.values().length, rule, regret, Math.sqrt(variance / trials.size()), mean(trials, Trial::onBest), mean(trials, Trial::lastOnBest),
                    mean(trials, trial -> trial.isWrong() ? 1 : 0));
        }

        private static double mean(List<Trial> trials, ToDoubleFunction<Trial> what) {
            return trials.stream().mapToDouble(what).average().orElseThrow();
        }
    }

    /**
     * Where there is something to gain, a bandit must cost less than a fixed split in equal parts; which is what top-two is
     * for two arms.
     */
    @JsonIgnore
    List<String> broken() {
        var broken = new ArrayList<String>();
        for (var row : rows) {
            var fixed = rows.stream().filter(other -> other.world.equals(row.world)).findFirst().orElseThrow();
            if (row == fixed || fixed.regret == 0 || row.arms == 2 && row.rule.equals("top two")) continue;
            if (row.regret > fixed.regret - 3 * Math.hypot(row.regretError, fixed.regretError)) broken.add(row.world + ": " + row.rule + " costs no less than the fixed split");
        }
        return broken;
    }

    String table() {
        var lines = new ArrayList<String>();
        lines.add(line("\n%,d experiments each, %d steps of %d new users", experiments, steps, usersPerStep));
        lines.add(line("%-16s %-14s %12s %10s %10s %12s %10s", "arms", "rule", "regret", "± error", "on best", "best at end", "wrong"));
        for (var row : rows) {
            lines.add(line("%-16s %-14s %,12.1f %,10.1f %8.1f %% %10.1f %% %8.1f %%",
                    row.world, row.rule, row.regret, row.regretError, 100 * row.onBest, 100 * row.lastOnBest, 100 * row.wrong));
        }
        lines.add(broken().isEmpty() ? "\nWherever the arms differ, the bandits cost less than the fixed split; top-two of two arms is that." : "\nBroken: " + String.join("; ", broken()));
        return String.join("\n", lines);
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

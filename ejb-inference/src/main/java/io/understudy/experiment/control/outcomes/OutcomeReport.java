package io.understudy.experiment.control.outcomes;

import io.understudy.experiment.entity.Fate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What became of the outcomes of one request. Each is in one of the four counts.
 *
 * @param accepted kept, of units that are in an experiment that is not concluded, or was concluded only after they happened
 * @param duplicate kept already
 * @param late kept, and not counted: they happened after the conclusion of each experiment of the unit
 * @param unknown kept, of units that are not known to have met an arm; they count should that become known
 * @param unknownIndexes which of them, counted from 0
 */
public record OutcomeReport(int accepted, int duplicate, int late, int unknown, List<Integer> unknownIndexes) {

    static OutcomeReport of(List<Fate> fates) {
        var unknown = IntStream.range(0, fates.size()).filter(i -> fates.get(i) == Fate.UNKNOWN).boxed().toList();
        return new OutcomeReport(
                count(fates, Fate.ACCEPTED), count(fates, Fate.DUPLICATE), count(fates, Fate.LATE), unknown.size(), unknown);
    }

    private static int count(List<Fate> fates, Fate fate) {
        return (int) fates.stream().filter(fate::equals).count();
    }
}

package io.understudy.experiment.control.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.experiment.control.statistics.SampleRatio;
import io.understudy.experiment.entity.Definitions;
import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.experiment.entity.ExperimentSums.Step;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Three equal arms, whose full ranges begin at 0, 1/3 and 2/3. */
class ExpectedUnitsTest {

    /** Of 1 % of ten thousand points: 0 to 33, 3334 to 3366, 6667 to 6699. */
    @Test
    void areInProportionToThePointsOfTheRanges() {
        var expected = ExpectedUnits.of(threeArms(2), List.of(new Step(0, 0.01, 120_000)));
        assertArrayEquals(new double[] {40_800, 39_600, 39_600}, expected, 1e-9);
        var units = DoubleStream.of(expected).mapToLong(Math::round).toArray();
        assertEquals(1, SampleRatio.of(units, expected).orElseThrow().pValue(), 1e-12);
        assertTrue(SampleRatio.of(units, new double[] {1, 1, 1}).orElseThrow().isMismatch(), "by the weights it were an alarm");
    }

    /**
     * Of 2 % of a thousand points: 0 to 6, 334 to 339, 667 to 673. Another 2 % adds 7 to 13, 340 to 346, 674 to 679. However
     * many come of either, they come in these proportions.
     */
    @Test
    void ofARampAreInProportionToThePointsThatEachStepAdded() {
        var steps = List.of(new Step(0, 0.02, 20_000), new Step(0.02, 0.04, 2_000));
        assertArrayEquals(new double[] {7_000 + 700, 6_000 + 700, 7_000 + 600}, ExpectedUnits.of(threeArms(1), steps), 1e-9);
        var units = new long[] {7_700, 6_700, 7_600};
        assertFalse(SampleRatio.of(units, ExpectedUnits.of(threeArms(1), steps)).orElseThrow().isMismatch());
        var present = ExpectedUnits.of(threeArms(1), List.of(new Step(0, 0.04, 22_000)));
        assertTrue(SampleRatio.of(units, present).orElseThrow().isMismatch(), "by the present ranges alone it were an alarm");
    }

    @Test
    void ofAnArmWithoutAPointAreNone() {
        var definition = Definitions.with("arms", "[{\"name\": \"a\", \"version\": \"v1\", \"weight\": 0.99985}, {\"name\": \"b\", \"version\": \"v2\", \"weight\": 0.00015}]");
        assertArrayEquals(new double[] {500, 0}, ExpectedUnits.of(definition, List.of(new Step(0, 0.1, 500))), 1e-9);
    }

    private static ExperimentDefinition threeArms(int hashVersion) {
        return Definitions.read("{\"id\": \"e1\", \"model\": \"m\", \"hash_version\": " + hashVersion + ", \"arms\": [{\"name\": \"a\", \"version\": \"v1\"},"
                + " {\"name\": \"b\", \"version\": \"v2\"}, {\"name\": \"c\", \"version\": \"v3\"}], \"goal\": {\"name\": \"booked\", \"type\": \"proportion\"}}");
    }
}

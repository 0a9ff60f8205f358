package io.understudy.experiment.control.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.experiment.entity.ExperimentDecision;
import io.understudy.experiment.entity.ExperimentDecision.Act;
import io.understudy.experiment.entity.Verdict;
import io.understudy.experiment.entity.Verdict.Kind;
import io.understudy.experiment.entity.Verdict.Why;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final Instant LAST = Instant.parse("2026-03-01T00:00:00Z");
    private static final BackOff MINUTE = new BackOff(Duration.ofMinutes(1));

    @Test
    void nothingRestsThatHasNotJustFailed() {
        assertEquals(Optional.empty(), MINUTE.until(List.of()));
        assertEquals(Optional.empty(), MINUTE.until(List.of(row(Act.SUPERSEDED), row(Act.FAILED))));
    }

    @Test
    void restsTwiceAsLongEachTimeUpToAnHour() {
        assertEquals(Optional.of(LAST.plusSeconds(60)), MINUTE.until(List.of(row(Act.FAILED))));
        assertEquals(Optional.of(LAST.plusSeconds(240)), MINUTE.until(List.of(row(Act.FAILED), row(Act.TOLD), row(Act.FAILED), row(Act.FAILED))));
        assertEquals(Optional.of(LAST.plusSeconds(60)), MINUTE.until(List.of(row(Act.FAILED), row(Act.SUPERSEDED), row(Act.FAILED))));
        assertEquals(Optional.of(LAST.plusSeconds(3600)), MINUTE.until(Collections.nCopies(100, row(Act.FAILED))));
    }

    private static ExperimentDecision row(Act act) {
        return new ExperimentDecision(
                1, "e", LAST, "n", new Verdict(Kind.PROMOTE, Why.SIGNIFICANT, "b", "better"), null, null, act, 1, null, null, LAST);
    }
}

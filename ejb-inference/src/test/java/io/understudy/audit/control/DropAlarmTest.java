package io.understudy.audit.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DropAlarmTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Tally tally = new Tally();
    private final List<String> alerts = new ArrayList<>();
    private final DropAlarm alarm = new DropAlarm(tally, alerts::add);

    @Test
    void tellsTheFirstAtOnceAndThenTheNewOnesOnceAMinute() {
        alarm.check(0);
        assertEquals(List.of(), alerts);
        tally.drop(Drops.QUEUE_FULL, 3);
        alarm.check(1);
        tally.drop(Drops.QUEUE_FULL, 2);
        tally.late.increment();
        alarm.check(MINUTE);
        assertEquals(List.of("Records that were not kept, or not in time: 3 (queue full)."), alerts);
        alarm.check(1 + MINUTE);
        assertEquals("Records that were not kept, or not in time: 2 (queue full), 1 (late, their answers refused).", alerts.getLast());
        alarm.check(2 + 2 * MINUTE);
        assertEquals(2, alerts.size());
    }
}

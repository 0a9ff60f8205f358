package io.understudy.experiment.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.database.entity.Database;
import io.understudy.experiment.entity.UnitErasure.Renamed;
import io.understudy.testing.TestDatabase;
import io.understudy.testing.TestSql;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A unit without its name counts as it did with it. */
class UnitErasureTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SUMS = "select arm, n, did, x, xx from understudy.experiment_event_day order by arm";

    private final TestSql sql = new TestSql(TestDatabase.create());
    private final Database database = new Database(sql.source(), Duration.ofSeconds(30));
    private final OutcomeTable outcomes = new OutcomeTable(database);
    private final UnitErasure erasure = new UnitErasure(database);
    private final CountingPass pass = new CountingPass(
            database, new CountingRules(Duration.ofHours(1), Duration.ofDays(2), json -> new CountedEvents(Set.of("buy"), Set.of())));

    @BeforeEach
    void anExperimentRuns() {
        sql.run("insert into understudy.model (name, task, created_at, created_by) values ('m', 'TENSOR', now(), 'test')");
        sql.run("insert into understudy.experiment (id, model, state, definition, created_at, created_by, lock_version)"
                + " values ('e', 'm', 'RUNNING', '{}', now(), 'test', 0)");
        expose("asha", "a");
        expose("ravi", "b");
    }

    @Test
    void whatIsCountedStaysSo() {
        outcomes.keep(List.of(bought("asha", 2), bought("asha", 3), bought("ravi", 1)));
        pass.run(100);
        var before = sql.strings(SUMS);
        assertEquals(new Renamed(1, 2), erasure.rename("asha", "erased-1"));
        assertEquals(List.of("[0]"), sql.strings("select count(*) from understudy.exposure_inbox"), "nothing is counted anew");
        pass.run(100);
        assertEquals(before, sql.strings(SUMS));
        assertEquals(List.of(), mentions());
        assertEquals(new Renamed(0, 0), erasure.rename("asha", "erased-2"));
    }

    @Test
    void whatWaitsCountsAsTheSameUnits() {
        outcomes.keep(List.of(bought("asha", 2)));
        erasure.rename("asha", "erased-1");
        pass.run(100);
        assertEquals(List.of("[a, 1, 1, 2.000000000, 4.000000000000000000]"), sql.strings(SUMS));
        assertEquals(List.of(), mentions());
    }

    @Test
    void anOutcomesKeyProvesNoName() {
        var outcome = bought("asha", 2);
        outcomes.keep(List.of(outcome));
        erasure.rename("asha", "erased-1");
        assertEquals(List.of("[0]"), sql.strings("select count(*) from understudy.outcome where key = '" + outcome.key() + "'"));
    }

    private List<String> mentions() {
        return sql.strings("select 'exposure' from understudy.exposure where unit = 'asha' union all select 'unit' from understudy.experiment_unit where unit = 'asha'"
                + " union all select 'event' from understudy.experiment_unit_event where unit = 'asha' union all select 'outcome' from understudy.outcome where unit = 'asha'"
                + " union all select 'inbox' from understudy.exposure_inbox where unit = 'asha'");
    }

    private void expose(String unit, String arm) {
        sql.run("insert into understudy.exposure values ('e', '" + unit + "', '" + arm + "', '" + START + "', gen_random_uuid())");
    }

    private static Outcome bought(String unit, int value) {
        return new Outcome(UUID.randomUUID(), null, unit, null, "buy", BigDecimal.valueOf(value), START.plusSeconds(60));
    }
}

package io.understudy.feedback.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.feedback.entity.PersonalDataTable.Erased;
import io.understudy.wire.entity.Uuid7;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersonalDataTableTest {

    private final Said said = Said.create();
    private final PersonalDataTable data = new PersonalDataTable(said.database());

    @Test
    void nothingLeadsBack() {
        new LabelTable(said.database()).addLabels("food", "v1", List.of("spicy", "sweet"));
        var a = said.predicted("asha", "spicy", "call me on 98765");
        var b = said.predicted("asha", "spicy", null);
        var c = said.predicted("ravi", "spicy", "stays");
        said.sql().run("update understudy.prediction set input_digest = '\\x01', caller = unit");
        said.say(Said.label(a, "sweet", 1), Said.label(b, "I am Asha", 1), Said.label(c, "from Ravi", 1));
        assertEquals(new Erased(2, 1, 2), data.erase("asha", "erased-1"));
        assertEquals(List.of("[erased-1, null, null, null]", "[erased-1, null, null, null]", "[ravi, {\"text\": \"stays\"}, [1], ravi]"),
                said.sql().strings("select unit, input, case when input_digest is not null then '[' || get_byte(input_digest, 0) || ']' end, caller"
                        + " from understudy.prediction order by unit"));
        assertEquals(List.of("[sweet, false]", "[null, false]", "[from Ravi, true]"),
                said.sql().strings("select label, has_input from understudy.feedback order by predicted_at, prediction"));
        assertEquals(new Erased(0, 0, 0), data.erase("asha", "erased-2"));
        assertEquals(List.of("[2]"), said.sql().strings("select count(*) from understudy.prediction where unit = 'erased-1'"));
    }

    @Test
    void moreThanABatchIsErasedToo() {
        said.sql().run("insert into understudy.prediction (id, at, model, version, revision, unit, input, latency_us, cache_tier, status)"
                + " select gen_random_uuid(), now() - i * interval '1 second', 'food', 'v1', 1, 'asha', '{}', 1, 'none', 'ok' from generate_series(1, 12000) i");
        assertEquals(new Erased(12_000, 12_000, 0), data.erase("asha", "erased-1"));
        data.note(Uuid7.next(), "admin", new Erased(12_000, 12_000, 0), 1, 2);
        assertEquals(List.of("[admin, 12000, 1, 2]"), said.sql().strings("select by, predictions, exposures, outcomes from understudy.erasure"));
    }
}

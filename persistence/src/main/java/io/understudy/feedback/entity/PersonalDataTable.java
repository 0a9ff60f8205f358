package io.understudy.feedback.entity;

import io.understudy.database.entity.Database;
import java.util.UUID;

/** Takes the name of a unit, and what it sent, out of the prediction log. The counts of everything stay as they are. */
public final class PersonalDataTable {

    private static final int BATCH = 5_000;

    /**
     * The digest goes too: a short input can be guessed and compared. Of the feedback stays what was clicked, and a label
     * only if some version has it: another may be a text of the user's.
     */
    private static final String ERASE =
            """
            with mine as materialized (
              select at, id, input is not null as has_input from understudy.prediction where unit = ? limit ?),
            unnamed as (
              update understudy.prediction p
              set unit = ?, input = null, input_digest = null, caller = nullif(p.caller, p.unit)
              from mine m where p.at = m.at and p.id = m.id returning 1),
            told as (
              update understudy.feedback f
              set has_input = false, label = case when exists (select from understudy.version_label v where v.model = f.model and v.label = f.label)
                or f.label in (f.predicted, 'out_of_scope') then f.label end
              from mine m where f.predicted_at = m.at and f.prediction = m.id returning 1)
            select (select count(*) from unnamed), (select count(*) filter (where has_input) from mine), (select count(*) from told)
            """;

    private static final String NOTE =
            "insert into understudy.erasure (id, by, predictions, inputs, feedback, exposures, outcomes) values (?, ?, ?, ?, ?, ?, ?)";

    /** @param predictions that have lost their name, @param inputs that are gone, @param feedback on them */
    public record Erased(long predictions, long inputs, long feedback) {
        Erased plus(Erased other) {
            return new Erased(predictions + other.predictions, inputs + other.inputs, feedback + other.feedback);
        }
    }

    private final Database database;

    public PersonalDataTable(Database database) {
        this.database = database;
    }

    /** A batch at a time, each a transaction of its own: what is done stays done if it is cut off. */
    public Erased erase(String unit, String pseudonym) {
        var all = new Erased(0, 0, 0);
        while (true) {
            var some = database.rows(ERASE, row -> new Erased(row.getLong(1), row.getLong(2), row.getLong(3)), unit, BATCH, pseudonym).getFirst();
            if (some.predictions == 0) return all;
            all = all.plus(some);
        }
    }

    /** @param by who asked for it */
    public void note(UUID id, String by, Erased erased, long exposures, long outcomes) {
        database.update(NOTE, id, by, erased.predictions, erased.inputs, erased.feedback, exposures, outcomes);
    }
}

package io.understudy.experiment.entity;

import io.understudy.database.entity.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The outcomes in PostgreSQL. */
public final class OutcomeTable {

    /** One statement, so a batch is kept as a whole, with its place in the inbox, or not at all. */
    private static final String KEEP =
            """
            with reported as (
              select r.ord, r.key, r.prediction, coalesce(r.unit, understudy.unit_of_prediction(r.prediction)) as unit,
                r.experiment, r.metric, r.value, r.at, row_number() over (partition by r.key order by r.ord) = 1 as is_first
              from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::timestamptz[])
                with ordinality as r (key, prediction, unit, experiment, metric, value, at, ord)),
            batch as (
              insert into understudy.outcome_batch (outcomes) values (?) returning id),
            kept as (
              insert into understudy.outcome (key, batch, prediction, unit, experiment, metric, value, at)
              select key, (select id from batch), prediction, unit, experiment, metric, value, at from reported where is_first order by key
              on conflict (key) do nothing returning key, batch, prediction, unit),
            waiting as (
              insert into understudy.outcome_waiting (key, batch, prediction) select key, batch, prediction from kept where unit is null)
            select case
                when not (r.is_first and exists (select from kept k where k.key = r.key)) then 'DUPLICATE'
                when not coalesce(known.any_known, false) then 'UNKNOWN'
                when not known.any_open then 'LATE'
                else 'ACCEPTED' end
            from reported r left join lateral (
              select true as any_known, bool_or(x.concluded_at is null or r.at <= x.concluded_at and e.exposed_at <= x.concluded_at) as any_open
              from understudy.exposure e left join understudy.experiment x on x.id = e.experiment
              where e.unit = r.unit and (r.experiment is null or r.experiment = e.experiment)
              having count(*) > 0) known on true
            order by r.ord
            """;

    private final Database database;

    public OutcomeTable(Database database) {
        this.database = database;
    }

    /**
     * Keeps all or, if it throws, none.
     *
     * @return the fate of each, in their order
     */
    public List<Fate> keep(List<Outcome> outcomes) {
        return database.call(connection -> keep(connection, outcomes));
    }

    /** As {@link #keep(List)}, as a part of a transaction. */
    public List<Fate> keep(Connection connection, List<Outcome> outcomes) throws SQLException {
        try (var statement = database.prepare(connection, KEEP)) {
            statement.setArray(1, Database.column(connection, "uuid", outcomes, Outcome::key));
            statement.setArray(2, Database.column(connection, "uuid", outcomes, Outcome::prediction));
            statement.setArray(3, Database.column(connection, "text", outcomes, Outcome::unit));
            statement.setArray(4, Database.column(connection, "text", outcomes, Outcome::experiment));
            statement.setArray(5, Database.column(connection, "text", outcomes, Outcome::metric));
            statement.setArray(6, Database.column(connection, "numeric", outcomes, Outcome::value));
            statement.setArray(7, Database.column(connection, "timestamptz", outcomes, outcome -> outcome.at().atOffset(ZoneOffset.UTC)));
            statement.setInt(8, outcomes.size());
            try (var rows = statement.executeQuery()) {
                var fates = new ArrayList<Fate>(outcomes.size());
                while (rows.next()) fates.add(Fate.valueOf(rows.getString(1)));
                return fates;
            }
        }
    }
}

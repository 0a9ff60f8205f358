package io.understudy.experiment.entity;

import io.understudy.database.entity.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last look at each bandit. When the next one is due is told by the database's clock. */
public final class LookTable {

    private static final String DUE =
            """
            select x.id from understudy.experiment x left join understudy.experiment_look l on l.experiment = x.id
            where x.state = 'RUNNING' and x.definition #>> '{allocation,type}' = 'bandit'
              and coalesce(l.looked_at, x.started_at) + (x.definition #>> '{allocation,every}')::interval <= now()
            order by x.id
            """;

    private static final String KEEP =
            """
            insert into understudy.experiment_look (experiment, looked_at, look) values (?, now(), ?::jsonb)
            on conflict (experiment) do update set looked_at = excluded.looked_at, look = excluded.look
            """;

    private static final String LAST = "select look from understudy.experiment_look where experiment = ?";

    private final Database database;

    public LookTable(Database database) {
        this.database = database;
    }

    /** Ids of running bandits whose last look, or start, was as long ago as they say. */
    public List<String> due() {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, DUE); var rows = statement.executeQuery()) {
                var due = new ArrayList<String>();
                while (rows.next()) due.add(rows.getString(1));
                return due;
            }
        });
    }

    /** @param look as JSON */
    public void keep(String experiment, String look) {
        database.call(connection -> {
            try (var statement = database.prepare(connection, KEEP)) {
                statement.setString(1, experiment);
                statement.setString(2, look);
                return statement.executeUpdate();
            }
        });
    }

    /** As JSON. */
    public Optional<String> last(String experiment) {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, LAST)) {
                statement.setString(1, experiment);
                var rows = statement.executeQuery();
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        });
    }
}

package io.understudy.experiment.entity;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.database.entity.Database;
import io.understudy.wire.entity.Json;
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
        return database.rows(DUE, row -> row.getString(1));
    }

    public void keep(String experiment, JsonNode look) {
        database.update(KEEP, experiment, look.toString());
    }

    /** @param type what was kept as JSON */
    public <T> Optional<T> last(String experiment, Class<T> type) {
        return database.rows(LAST, row -> Json.stored(row.getString(1), type), experiment).stream().findFirst();
    }
}

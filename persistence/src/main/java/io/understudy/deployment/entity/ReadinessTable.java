package io.understudy.deployment.entity;

import io.understudy.cluster.entity.Node;
import io.understudy.database.entity.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the nodes say of revisions, in PostgreSQL. Whatever is written wakes the nodes that wait for it. */
public final class ReadinessTable {

    private static final String SAY = """
            insert into understudy.deployment_node (deployment_id, node, instance, state, complaint)
            select id, ?, ?, ?, ? from understudy.deployment where model = ? and number = ?
            on conflict (deployment_id, node) do update
            set instance = excluded.instance, state = excluded.state, complaint = excluded.complaint, at = now()""";

    /** What an earlier process of a node said does not hold for the present one. */
    private static final String OTHERS = """
            select n.name, s.state, s.complaint from understudy.node n
            left join (understudy.deployment_node s join understudy.deployment d
                       on d.id = s.deployment_id and d.model = ? and d.number = ?)
            on s.node = n.name and s.instance = n.instance
            where n.name <> ? and n.seen_at > now() - ? * interval '1 millisecond' order by n.name""";

    private final Database database;

    public ReadinessTable(Database database) {
        this.database = database;
    }

    /** @param complaint why it FAILED, or what speaks against it; null for nothing */
    public void say(Node node, String model, int number, Readiness.State state, String complaint) {
        database.call(connection -> {
            try (var statement = database.prepare(connection, SAY)) {
                statement.setString(1, node.name());
                statement.setObject(2, node.instance());
                statement.setString(3, state.name());
                statement.setString(4, complaint);
                statement.setString(5, model);
                statement.setInt(6, number);
                return statement.executeUpdate();
            }
        });
    }

    /**
     * What the nodes but this one say.
     *
     * @param silence a node that gave no sign of life for so long is not asked
     */
    public List<Readiness> others(Node node, String model, int number, Duration silence) {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, OTHERS)) {
                statement.setString(1, model);
                statement.setInt(2, number);
                statement.setString(3, node.name());
                statement.setLong(4, silence.toMillis());
                var rows = statement.executeQuery();
                var others = new ArrayList<Readiness>();
                while (rows.next()) others.add(readiness(rows));
                return others;
            }
        });
    }

    private static Readiness readiness(ResultSet row) throws SQLException {
        return new Readiness(row.getString(1), Optional.ofNullable(row.getString(2)).map(Readiness.State::valueOf), row.getString(3));
    }
}

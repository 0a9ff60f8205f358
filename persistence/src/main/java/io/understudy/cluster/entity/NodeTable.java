package io.understudy.cluster.entity;

import io.understudy.database.entity.Database;

/** The nodes in PostgreSQL. Times are the database's, so that the nodes' own clocks do not matter. */
public final class NodeTable {

    private static final String JOIN = """
            insert into understudy.node (name, instance, started_at, seen_at) values (?, ?, now(), now())
            on conflict (name) do update set instance = excluded.instance, started_at = now(), seen_at = now()""";

    private static final String BEAT = "update understudy.node set seen_at = now() where name = ? and instance = ?";

    private static final String LEAVE = "delete from understudy.node where name = ? and instance = ?";

    private final Database database;

    public NodeTable(Database database) {
        this.database = database;
    }

    /** From now on the others wait for this node; it takes the place of an earlier process of its name. */
    public void join(Node node) {
        execute(JOIN, node);
    }

    /** @return false if the node is not there, or another process goes by its name */
    public boolean beat(Node node) {
        return execute(BEAT, node) == 1;
    }

    /** From now on nobody waits for this node. */
    public void leave(Node node) {
        execute(LEAVE, node);
    }

    private int execute(String sql, Node node) {
        return database.call(connection -> {
            try (var statement = database.prepare(connection, sql)) {
                statement.setString(1, node.name());
                statement.setObject(2, node.instance());
                return statement.executeUpdate();
            }
        });
    }
}

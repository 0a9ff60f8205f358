package io.understudy.audit.entity;

import io.understudy.database.entity.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The days of the prediction table, in UTC. A day without a partition goes to the default one; its rows move as soon as
 * the day has one. Nodes take turns, and a change that a reader holds up gives up after two seconds, until the next time.
 */
public final class PredictionPartitions {

    private static final Pattern NAME = Pattern.compile("prediction_(\\d{8})");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Database database;

    /** @param made days that have got a partition, @param dropped days that have lost theirs with all rows */
    public record Change(List<LocalDate> made, List<LocalDate> dropped) {}

    public PredictionPartitions(Database database) {
        this.database = database;
    }

    /**
     * Makes what is missing and drops what is over.
     *
     * @param first day that is kept
     * @param last day that gets a partition ahead of its rows
     */
    public Change keep(LocalDate first, LocalDate today, LocalDate last) {
        var have = days();
        var made = new ArrayList<LocalDate>();
        var wanted = new TreeSet<>(strayDays());
        today.datesUntil(last.plusDays(1)).forEach(wanted::add);
        for (var day : wanted) {
            if (!day.isBefore(first) && !have.contains(day) && make(day)) made.add(day);
        }
        var dropped = have.headSet(first).stream().filter(this::drop).toList();
        forgetStraysBefore(first);
        return new Change(made, dropped);
    }

    /** Days that have a partition. */
    public TreeSet<LocalDate> days() {
        return database.call(connection -> {
            var sql = "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                    + " where i.inhparent = 'understudy.prediction'::regclass";
            try (var statement = database.prepare(connection, sql); var rows = statement.executeQuery()) {
                var days = new TreeSet<LocalDate>();
                while (rows.next()) {
                    var name = NAME.matcher(rows.getString(1));
                    if (name.matches()) days.add(LocalDate.parse(name.group(1), DAY));
                }
                return days;
            }
        });
    }

    /** Days of rows in the default partition. */
    private List<LocalDate> strayDays() {
        return database.call(connection -> {
            var sql = "select distinct (at at time zone 'UTC')::date from understudy.prediction_default";
            try (var statement = database.prepare(connection, sql); var rows = statement.executeQuery()) {
                var days = new ArrayList<LocalDate>();
                while (rows.next()) days.add(rows.getObject(1, LocalDate.class));
                return days;
            }
        });
    }

    /** The rows of the day leave the default partition in the same transaction, or its bounds could not be true. */
    private boolean make(LocalDate day) {
        var name = "understudy.prediction_" + DAY.format(day);
        var from = start(day);
        var to = start(day.plusDays(1));
        return alone(connection -> {
            run(connection, "create table " + name + " (like understudy.prediction including all)");
            run(connection, "lock table understudy.prediction_default in access exclusive mode");
            run(connection, "with moved as (delete from understudy.prediction_default where at >= '" + from + "' and at < '" + to
                    + "' returning " + CopyRow.COLUMNS + ") insert into " + name + " (" + CopyRow.COLUMNS + ") select * from moved");
            run(connection, "alter table understudy.prediction attach partition " + name + " for values from ('" + from + "') to ('" + to + "')");
        });
    }

    private boolean drop(LocalDate day) {
        return alone(connection -> run(connection, "drop table understudy.prediction_" + DAY.format(day)));
    }

    private void forgetStraysBefore(LocalDate first) {
        alone(connection -> run(connection, "delete from understudy.prediction_default where at < '" + start(first) + "'"));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private interface Statements {
        void on(Connection connection) throws SQLException;
    }

    /** @return false where somebody else is at work on the same; the next time will do */
    private boolean alone(Statements statements) {
        return database.inTransaction(connection -> {
            run(connection, "set local lock_timeout = '2s'");
            var point = connection.setSavepoint();
            try {
                run(connection, "select pg_advisory_xact_lock(hashtextextended('prediction-partitions', 0))");
                statements.on(connection);
                return true;
            } catch (SQLException e) {
                if (!isBusy(e)) throw e;
                connection.rollback(point);
                return false;
            }
        });
    }

    /** Lock not available; or another node has made or dropped the same a moment ago; or a deadlock with a writer. */
    private static boolean isBusy(SQLException e) {
        return List.of("55P03", "42P07", "42P01", "40P01").contains(e.getSQLState());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

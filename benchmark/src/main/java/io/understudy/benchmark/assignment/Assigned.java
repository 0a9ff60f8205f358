package io.understudy.benchmark.assignment;

import io.understudy.benchmark.server.Api;
import io.understudy.benchmark.server.Sql;
import io.understudy.deployment.control.assignment.Assignments;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.wire.entity.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The arms of all units, each found in another way: the number of the arm, or −1 for none. */
final class Assigned {

    private static final int CONNECTIONS = 8;
    private static final int PORTION = 50_000;

    /** No arm at all, and never equal to one. */
    private static final byte CONTRADICTORY = -2;

    private final ExperimentSplit split;
    private final List<String> arms;

    Assigned(ExperimentSplit split) {
        this.split = split;
        this.arms = split.arms().stream().map(ExperimentSplit.Arm::name).toList();
    }

    byte[] inJava(Units units) {
        var assigner = Assignments.assigner(split);
        var found = new byte[units.size()];
        for (int i = 0; i < found.length; i++) found[i] = (byte) assigner.arm(units.name(i));
        return found;
    }

    /** From the split as the database has it: all units at once by their points, and some by the function for one unit. */
    byte[] inSql(Units units, Sql sql) throws SQLException {
        sql.run("create temp table if not exists unit (n integer, name text)");
        sql.run("truncate unit");
        for (int from = 0; from < units.size(); from += PORTION) {
            int begin = from;
            var names = IntStream.range(begin, Math.min(units.size(), begin + PORTION)).mapToObj(units::name).toArray();
            sql.run("insert into unit select ? + position - 1, name from unnest(?) with ordinality u (name, position)", begin, sql.connection().createArrayOf("text", names));
        }
        var found = new byte[units.size()];
        Arrays.fill(found, CONTRADICTORY);
        sql.each("select u.n, a.arm from (select n, reporting.unit_point('" + split.seed() + "', name, " + split.hashVersion() + ") as point from unit offset 0) u"
                + " left join reporting.experiment_arms a on a.experiment = '" + split.experiment() + "' and u.point >= a.range_start and u.point < a.range_end",
                row -> found[row.getInt(1)] = number(row.getString(2)));
        sql.each("select n, reporting.assigned_arm('" + split.experiment() + "', name) from unit where n % 100 = 0", row -> {
            if (found[row.getInt(1)] != number(row.getString(2))) found[row.getInt(1)] = CONTRADICTORY;
        });
        return found;
    }

    /** By the endpoint that tells where a unit belongs. */
    byte[] overHttp(Units units, int[] sample, Api api) throws Exception {
        return inLanes(sample, i -> {
            var path = "/api/v1/experiments/" + split.experiment() + "/assignments/" + URLEncoder.encode(units.name(i), StandardCharsets.UTF_8).replace("+", "%20");
            return number(api.get(path).path("arm").asText(null));
        });
    }

    /** By calls of the model: the version that answers adds its number to what it is given; the first serves those in no arm. */
    byte[] answering(Units units, int[] sample, Api api) throws Exception {
        return inLanes(sample, i -> {
            var unit = Json.MAPPER.writeValueAsString(units.name(i));
            var answer = api.post("/v2/models/" + Assignment.MODEL + "/infer", "{\"parameters\":{\"user_id\":" + unit
                    + "},\"inputs\":[{\"name\":\"X\",\"shape\":[1,1],\"datatype\":\"FP32\",\"data\":[0]}]}");
            return (byte) (answer.at("/outputs/0/data/0").asInt() - 2);
        });
    }

    private interface Found {
        byte of(int unit) throws Exception;
    }

    private static byte[] inLanes(int[] sample, Found found) throws Exception {
        var arms = new byte[sample.length];
        try (var pool = Executors.newFixedThreadPool(CONNECTIONS)) {
            var lanes = new ArrayList<Future<Void>>();
            for (int lane = 0; lane < CONNECTIONS; lane++) {
                int first = lane;
                Callable<Void> work = () -> {
                    for (int i = first; i < sample.length; i += CONNECTIONS) arms[i] = found.of(sample[i]);
                    return null;
                };
                lanes.add(pool.submit(work));
            }
            for (var lane : lanes) lane.get();
        }
        return arms;
    }

    private byte number(String arm) {
        return (byte) (arm == null ? -1 : arms.indexOf(arm));
    }
}

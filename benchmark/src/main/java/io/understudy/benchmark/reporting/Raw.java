package io.understudy.benchmark.reporting;

import java.util.List;

/** What a report says, and the same once more from the raw rows alone. */
record Raw(String name, String reported, String raw) {

    private static final String PAIRS = """
            (select e.arm, e.unit, e.exposed_at, o.metric, o.value, o.at
             from understudy.exposure e join understudy.outcome o on o.unit = e.unit where e.experiment = '%1$s' and o.at >= e.exposed_at)""";

    /** For an experiment whose model has the same name. */
    static List<Raw> all(String experiment) {
        return List.of(
                new Raw("experiment_results: bought",
                        "select arm, units, sum from reporting.experiment_results where experiment = '%1$s' and metric = 'bought'",
                        "select arm, count(*), (select count(distinct p.unit)::float8 from " + PAIRS + " p where p.metric = 'bought' and p.arm = x.arm)"
                                + " from understudy.exposure x where experiment = '%1$s' group by arm"),
                new Raw("experiment_results: revenue",
                        "select arm, sum, sum_of_squares from reporting.experiment_results where experiment = '%1$s' and metric = 'revenue'",
                        "select arm, sum(x)::float8, sum(x * x)::float8 from (select arm, unit, sum(value) as x from " + PAIRS
                                + " p where metric = 'revenue' group by 1, 2) u group by arm"),
                new Raw("experiment_results: clicks per view",
                        "select arm, sum, denominator_sum from reporting.experiment_results where experiment = '%1$s' and metric = 'ctr'",
                        "select arm, (sum(value) filter (where metric = 'click'))::float8, (sum(value) filter (where metric = 'view'))::float8 from " + PAIRS
                                + " p group by arm"),
                new Raw("experiment_timeline: units and revenue",
                        "select arm, day, units, sum from reporting.experiment_timeline where experiment = '%1$s' and metric = 'revenue' and (units > 0 or sum > 0)",
                        "select arm, day, coalesce(sum(units), 0), coalesce(sum(revenue), 0) from ("
                                + "select arm, (exposed_at at time zone 'UTC')::date as day, 1::numeric as units, 0::numeric as revenue from understudy.exposure where experiment = '%1$s'"
                                + " union all select arm, (at at time zone 'UTC')::date, 0, value from " + PAIRS + " p where metric = 'revenue') d group by 1, 2"),
                new Raw("model_traffic_daily: calls, errors, refused, mean",
                        "select version, day, calls, errors, refused, mean_ms from reporting.model_traffic_daily where model = '%1$s'",
                        "select version, (at at time zone 'UTC')::date, count(*), count(*) filter (where status not in ('ok', 'invalid')),"
                                + " count(*) filter (where status = 'invalid'), (sum(latency_us) / count(*) / 1000)::float8"
                                + " from understudy.prediction where model = '%1$s' group by 1, 2"),
                new Raw("assignments",
                        "select arm, version, count(*) from reporting.assignments where experiment = '%1$s' group by 1, 2",
                        "select arm, version, count(*) from understudy.filled_unit group by 1, 2"))
                .stream().map(raw -> new Raw(raw.name, raw.reported.formatted(experiment), raw.raw.formatted(experiment))).toList();
    }

    /** How many rows are in one and not in the other. */
    String differences() {
        return "with reported as materialized (" + reported + "), raw as materialized (" + raw + ") select (select count(*) from (select * from reported except all select * from raw) a)"
                + " + (select count(*) from (select * from raw except all select * from reported) b), (select count(*) from raw)";
    }
}

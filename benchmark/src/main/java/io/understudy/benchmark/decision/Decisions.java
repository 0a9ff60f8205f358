package io.understudy.benchmark.decision;

import io.understudy.benchmark.server.Api;
import io.understudy.benchmark.server.Understudy;
import io.understudy.wire.entity.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * Three questions put to users over HTTP, which nobody answers but the server itself: which of three arms converts best, an
 * arm that does harm, and an arm whose exposures are lost.
 */
public final class Decisions {

    private static final int CONNECTIONS = 8;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** For so long an experiment whose logging is broken is watched after its alarm. */
    private static final Duration AFTER_ALARM = Duration.ofSeconds(10);

    private static final List<Double> RATES = List.of(0.10, 0.13, 0.17);
    private static final Map<String, String> SETTINGS = Map.of(
            "UNDERSTUDY_DEMO", "off",
            // On a busy machine it might take a burst for an arm's fault.
            "UNDERSTUDY_DEPLOYMENT_WATCH", "PT0S",
            "UNDERSTUDY_EXPERIMENT_DECIDE_EVERY", "PT1S",
            "UNDERSTUDY_EXPERIMENT_COUNT_EVERY", "PT0.5S");

    /** @param users that called in all, @param usersPerSecond of them */
    record Report(
            String question, String decision, String arm, String reason, Map<String, Long> unitsAtDecision, Map<String, Long> unitsInAll,
            double seconds, long usersPerSecond, long failedCalls, long unreported, Map<String, Object> more) {}

    private final Understudy understudy;
    private final Api api;

    private Decisions(Understudy understudy, Api api) {
        this.understudy = understudy;
        this.api = api;
    }

    /** @param arguments how often the best of three arms is sought, 5 times by default */
    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        var folder = Path.of("benchmark/target/decisions");
        System.out.println("Starting an Understudy of its own …");
        try (var understudy = Understudy.start(folder.resolve("server"), false, SETTINGS); var api = understudy.api()) {
            var decisions = new Decisions(understudy, api);
            var reports = new ArrayList<Report>();
            for (int run = 0; run < runs; run++) reports.add(shown(decisions.bestOfThree(run)));
            reports.add(shown(decisions.harmfulArm()));
            reports.add(shown(decisions.brokenLogging()));
            Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(folder.resolve("decisions.json").toFile(), reports);
            long right = reports.stream().filter(report -> "best".equals(report.arm())).count();
            System.out.println(right + " of " + runs + " times the best arm was promoted.");
            var broken = broken(reports);
            broken.forEach(System.out::println);
            if (!broken.isEmpty()) System.exit(1);
        }
    }

    /** α is 0.05: of some runs, one may promote another arm. */
    private static List<String> broken(List<Report> reports) {
        var broken = new ArrayList<String>();
        var best = reports.subList(0, reports.size() - 2);
        long wrong = best.stream().filter(report -> !report.decision().equals("promoted") || !"best".equals(report.arm())).count();
        if (wrong > best.size() / 5) broken.add("Broken: " + wrong + " times another arm than the best was promoted, or none");
        var harmful = reports.get(reports.size() - 2);
        if (!harmful.decision().equals("rolled_back")) broken.add("Broken: the harmful arm was not rolled back but " + harmful.decision());
        var logging = reports.getLast();
        if (!logging.decision().equals("none") || !Long.valueOf(1).equals(logging.more().get("alerts"))) broken.add("Broken: broken logging was decided upon, or not told once");
        if (reports.stream().anyMatch(report -> report.failedCalls() > 0)) broken.add("Broken: calls have failed");
        return broken;
    }

    private static Report shown(Report report) throws Exception {
        System.out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report));
        return report;
    }

    private Report bestOfThree(int run) throws InterruptedException {
        var names = List.of("control", "better", "best");
        var question = Question.start(api, "best-of-three-" + run, names, List.of(Sum.with(1), Sum.with(2), Sum.with(3)), Map.of());
        return asked(question, Map.of("booked", rates(question, RATES)), 100 + run, "which of " + RATES + " converts best");
    }

    /** One user in ten complains in the arm, and two in a hundred more than in the control would be borne. */
    private Report harmfulArm() throws InterruptedException {
        var guardrail = Map.of("metric", Map.of("name", "complained", "type", "proportion", "better", "down"), "tolerance", 0.02);
        var question = Question.start(api, "harmful-arm", List.of("control", "harmful"), List.of(Sum.with(1), Sum.with(2)),
                Map.of("min_duration", "P1D", "guardrails", List.of(guardrail)));
        var rates = Map.of("booked", rates(question, List.of(0.1, 0.3)), "complained", rates(question, List.of(0.01, 0.1)));
        return asked(question, rates, 200, "an arm that converts better, but makes one user in ten complain");
    }

    private static Map<String, Double> rates(Question question, List<Double> rates) {
        var byVersion = new TreeMap<String, Double>();
        for (int i = 0; i < rates.size(); i++) byVersion.put(question.versions().get(i), rates.get(i));
        return byVersion;
    }

    private Report asked(Question question, Map<String, Map<String, Double>> rates, long seed, String text) throws InterruptedException {
        long begun = System.nanoTime();
        try (var visitors = new Visitors(understudy.address(), question.id(), rates, CONNECTIONS, seed)) {
            while (question.isRunning() && System.nanoTime() - begun < LONGEST.toNanos()) Thread.sleep(100);
            double seconds = (System.nanoTime() - begun) / 1e9;
            int users = visitors.users();
            awaitCounted(question);
            var end = question.state();
            return new Report(
                    text, end.at("/conclusion/decision").asText("none"), end.at("/conclusion/arm").asText(null), end.at("/conclusion/reason").asText(),
                    question.unitsAtDecision(), question.units(), seconds, Math.round(users / seconds), visitors.failed(), visitors.unreported(), Map.of());
        }
    }

    /** The exposures of the last calls are on their way. */
    private static void awaitCounted(Question question) throws InterruptedException {
        Thread.sleep(2_000);
        for (int i = 0; i < 100 && question.results().at("/waiting/exposures").asLong() > 0; i++) Thread.sleep(100);
    }

    private Report brokenLogging() throws Exception {
        var question = Question.start(api, "broken-logging", List.of("control", "lost"), List.of(Sum.with(1), Sum.with(2)), Map.of());
        Logging.loseHalf(understudy.home(), question.id(), "lost");
        long begun = System.nanoTime();
        var rates = Map.of("booked", rates(question, List.of(0.1, 0.3)));
        try (var visitors = new Visitors(understudy.address(), question.id(), rates, CONNECTIONS, 300)) {
            while (!isUntrustworthy(question) && System.nanoTime() - begun < LONGEST.toNanos()) Thread.sleep(100);
            double seconds = (System.nanoTime() - begun) / 1e9;
            var alarm = question.decisions().get(0);
            var atAlarm = new TreeMap<String, Long>();
            alarm.at("/figures/arms").forEach(arm -> atAlarm.put(arm.path("arm").asText(), arm.path("units").asLong()));
            Thread.sleep(AFTER_ALARM.toMillis());
            var last = question.decisions().get(0);
            long alerts = StreamSupport.stream(api.get("/api/v1/alerts?limit=500").path("alerts").spliterator(), false)
                    .filter(alert -> alert.path("kind").asText().equals("experiment.untrustworthy") && alert.path("model").asText().equals(question.id()))
                    .count();
            int users = visitors.users();
            return new Report(
                    "an arm of which every second exposure is lost", question.isRunning() ? "none" : "ended", null, last.path("reason").asText(),
                    atAlarm, question.units(), seconds, Math.round(users / (seconds + AFTER_ALARM.toSeconds())), visitors.failed(), visitors.unreported(),
                    Map.of("sample_ratio_p_at_alarm", alarm.at("/figures/sample_ratio_p_value").asDouble(), "alerts", alerts,
                            "goal_p_by_what_was_counted", last.at("/figures/goal/0/adjusted_p_value").asDouble()));
        }
    }

    private static boolean isUntrustworthy(Question question) {
        return question.decisions().path(0).path("verdict").asText().equals("untrustworthy");
    }
}

package io.understudy.serving.control;

import io.understudy.serving.control.VersionHealth.Snapshot;
import java.util.Locale;
import java.util.Optional;

/**
 * When a version does worse than the one it replaced.
 *
 * @param leastCalls with fewer, nothing is said of a version; of its p95, with fewer than four times as many, because of
 *     50 calls it is the third longest, which one pause of the machine makes
 * @param mostErrorRise percentage points that its error rate may be higher
 * @param mostSlowdown times that its p95 may be longer
 * @param leastSlowdownMs a p95 that is longer by less than this is never too long
 */
record WatchRules(int leastCalls, double mostErrorRise, double mostSlowdown, double leastSlowdownMs) {

    private static final long LATENCIES = 4;

    /** What is wrong with the version, with the figures; empty where nothing is, or not yet. */
    Optional<String> verdict(String version, Snapshot now, Snapshot replaced) {
        if (now.calls() < leastCalls) return Optional.empty();
        if (100 * (now.errorRate() - replaced.errorRate()) > mostErrorRise) return Optional.of(errors(version, now, replaced));
        return isSlow(now, replaced) ? Optional.of(slowness(version, now, replaced)) : Optional.empty();
    }

    /** What the replaced one never did cannot be compared with, but none of its calls has failed. */
    private boolean isSlow(Snapshot now, Snapshot replaced) {
        if (Math.min(now.latencies().count(), replaced.latencies().count()) < LATENCIES * leastCalls) return false;
        return now.p95Ms() > mostSlowdown * replaced.p95Ms() && now.p95Ms() - replaced.p95Ms() >= leastSlowdownMs;
    }

    private String errors(String version, Snapshot now, Snapshot replaced) {
        return text("Version %s failed in %d of %d calls (%.2f %%), the replaced in %d of %d (%.2f %%); allowed are %.2f points more.",
                version, now.failed(), now.calls(), 100 * now.errorRate(),
                replaced.failed(), replaced.calls(), 100 * replaced.errorRate(), mostErrorRise);
    }

    private String slowness(String version, Snapshot now, Snapshot replaced) {
        return text("Version %s has a p95 of %.2f ms over %d calls, the replaced %.2f ms over %d; allowed is %.2f times as much.",
                version, now.p95Ms(), now.calls(), replaced.p95Ms(), replaced.calls(), mostSlowdown);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

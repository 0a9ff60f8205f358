package io.understudy.benchmark.speed;

/**
 * What one run of the load generator saw.
 *
 * @param perSecond requests answered
 * @param answerKb size of an answer, in KiB
 * @param refused answers that were no success
 * @param broken connections that failed, and answers that came too late
 * @param serverCpuMs processor time of the whole server process for one request
 * @param generatorCpuMs what the load generator itself took from the same machine for one request
 */
public record Load(
        int connections,
        double seconds,
        double perSecond,
        double p50Ms,
        double p95Ms,
        double p99Ms,
        double maxMs,
        double answerKb,
        long refused,
        long broken,
        double serverCpuMs,
        double generatorCpuMs) {}

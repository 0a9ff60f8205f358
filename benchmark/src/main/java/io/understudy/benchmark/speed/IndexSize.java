package io.understudy.benchmark.speed;

/**
 * @param sharePercent of the questions that the version answers
 */
public record IndexSize(String version, int dimension, long megabytes, int segments, double sharePercent) {}

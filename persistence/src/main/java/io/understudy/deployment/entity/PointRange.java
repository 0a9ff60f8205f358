package io.understudy.deployment.entity;

/** The points of units' hashes from {@code start}, which is in it, to {@code end}, which is not. */
public record PointRange(double start, double end) {}

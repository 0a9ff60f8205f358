package io.understudy.experiment.entity;

import io.understudy.deployment.entity.ExperimentSplit;
import java.time.Instant;

/** How an experiment's units came to its arms, from one moment to the next period's. */
public record SplitPeriod(Instant from, ExperimentSplit split) {}

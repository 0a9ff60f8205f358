package io.understudy.retraining.boundary;

import io.understudy.retraining.entity.JobLog;
import io.understudy.retraining.entity.RetrainingJob;
import java.util.List;

/** @param log the oldest first */
public record JobView(RetrainingJob job, List<JobLog.Line> log) {}

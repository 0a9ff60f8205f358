package io.understudy.retraining.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.retraining.entity.RetrainingJob;
import java.util.List;

/** @param nextCursor absent on the last page */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobPage(List<RetrainingJob> jobs, String nextCursor) {}

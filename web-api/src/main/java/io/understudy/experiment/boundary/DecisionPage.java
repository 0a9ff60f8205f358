package io.understudy.experiment.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** @param nextCursor absent on the last page */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionPage(List<DecisionView> decisions, String nextCursor) {}

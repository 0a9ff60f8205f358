package io.understudy.audit.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.audit.entity.Prediction;
import java.util.List;

/** @param nextCursor absent on the last page */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PredictionPage(List<Prediction> predictions, String nextCursor) {}

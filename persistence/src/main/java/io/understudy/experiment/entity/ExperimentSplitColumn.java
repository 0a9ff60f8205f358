package io.understudy.experiment.entity;

import com.fasterxml.jackson.core.type.TypeReference;
import io.understudy.deployment.entity.ExperimentSplit;
import io.understudy.wire.entity.JsonColumn;
import jakarta.persistence.Converter;

@Converter
public class ExperimentSplitColumn extends JsonColumn<ExperimentSplit> {
    public ExperimentSplitColumn() {
        super(new TypeReference<>() {});
    }
}

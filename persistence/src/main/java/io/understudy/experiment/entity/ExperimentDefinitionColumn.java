package io.understudy.experiment.entity;

import com.fasterxml.jackson.core.type.TypeReference;
import io.understudy.wire.entity.JsonColumn;
import jakarta.persistence.Converter;

@Converter
public class ExperimentDefinitionColumn extends JsonColumn<ExperimentDefinition> {
    public ExperimentDefinitionColumn() {
        super(new TypeReference<>() {});
    }
}

package io.understudy.deployment.entity;

import com.fasterxml.jackson.core.type.TypeReference;
import io.understudy.wire.entity.JsonColumn;
import jakarta.persistence.Converter;

@Converter
public class ExperimentChangeColumn extends JsonColumn<ExperimentChange> {
    public ExperimentChangeColumn() {
        super(new TypeReference<>() {});
    }
}

package io.understudy.deployment.entity;

import com.fasterxml.jackson.core.type.TypeReference;
import io.understudy.wire.entity.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;

@Converter
public class ExperimentSplitsColumn extends JsonColumn<List<ExperimentSplit>> {
    public ExperimentSplitsColumn() {
        super(new TypeReference<>() {});
    }
}

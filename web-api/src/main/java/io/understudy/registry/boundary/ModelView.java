package io.understudy.registry.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.registry.entity.Model;
import io.understudy.registry.entity.Task;
import java.time.Instant;

@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelView(String name, Task task, String description, Instant createdAt, String createdBy) {

    static ModelView from(Model model) {
        return new ModelView(model.name(), model.task(), model.description(), model.createdAt(), model.createdBy());
    }
}

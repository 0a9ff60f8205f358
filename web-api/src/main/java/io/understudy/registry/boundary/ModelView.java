package io.understudy.registry.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.registry.entity.Model;
import io.understudy.registry.entity.Task;
import io.understudy.registry.entity.Tolerance;
import java.time.Instant;
import java.util.List;

/** @param tolerancesSetAt absent where nobody ever set them */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ModelView(
        String name,
        Task task,
        String description,
        Instant createdAt,
        String createdBy,
        List<Tolerance> tolerances,
        Instant tolerancesSetAt,
        String tolerancesSetBy) {

    static ModelView from(Model model) {
        return new ModelView(
                model.name(),
                model.task(),
                model.description(),
                model.createdAt(),
                model.createdBy(),
                model.tolerances(),
                model.tolerancesSetAt().orElse(null),
                model.tolerancesSetBy().orElse(null));
    }
}

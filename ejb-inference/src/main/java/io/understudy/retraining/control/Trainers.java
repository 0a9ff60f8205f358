package io.understudy.retraining.control;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.entity.Task;
import io.understudy.training.control.Trainer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Locale;

/** The trainers that this build has. */
@ApplicationScoped
class Trainers {

    @Inject
    @Any
    private Instance<Trainer> all;

    /** @throws DomainException CONFLICT if there is none for the task */
    Trainer of(Task task) {
        return all.stream()
                .filter(trainer -> trainer.task() == task)
                .findFirst()
                .orElseThrow(() -> DomainException.conflict("Models of the task " + task.name().toLowerCase(Locale.ROOT)
                        + " are not trained here; register versions that were trained elsewhere."));
    }
}

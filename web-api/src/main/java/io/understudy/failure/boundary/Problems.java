package io.understudy.failure.boundary;

import io.understudy.failure.entity.DomainException;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** From what was thrown, however often the containers have wrapped it, to a problem. */
final class Problems {

    private static final String AWAY = "The database did not answer others just now and is not asked for a moment.";

    private Problems() {}

    /** Empty for what nobody foresaw, and for what JAX-RS itself throws. */
    static Optional<Problem> from(Throwable thrown) {
        var chain = chain(thrown);
        return first(chain, DomainException.class)
                .map(Problems::domain)
                .or(() -> first(chain, ConstraintViolationException.class)
                        .filter(e -> !ViolationProblems.isOurs(e))
                        .map(ViolationProblems::from))
                .or(() -> first(chain, Refusal.class).map(Refusal::problem))
                .or(() -> first(chain, CircuitBreakerOpenException.class).map(e -> Problem.of(ProblemKind.UNAVAILABLE, AWAY)))
                .or(() -> first(chain, SQLException.class).flatMap(DatabaseProblems::from));
    }

    private static Problem domain(DomainException e) {
        return Problem.of(ProblemKind.of(e.kind()), e.getMessage(), e.violations());
    }

    static <T extends Throwable> Optional<T> first(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The throwable and its causes, the outermost first. */
    static List<Throwable> chain(Throwable thrown) {
        var chain = new ArrayList<Throwable>();
        for (var t = thrown; t != null && chain.size() < 50; t = t.getCause()) chain.add(t);
        return chain;
    }
}

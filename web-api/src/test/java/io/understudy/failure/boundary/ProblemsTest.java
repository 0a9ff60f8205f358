package io.understudy.failure.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Violation;
import jakarta.ejb.EJBException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {

    @Test
    void findsWhatTheDomainSaidInsideWhatContainersWrapped() {
        var said = DomainException.invalid("max_results", "must be at most 100");
        var wrapped = new EJBException(new RuntimeException(said));
        var problem = Problems.from(wrapped).orElseThrow();
        assertEquals(400, problem.status());
        assertEquals("urn:understudy:problem:invalid", problem.type());
        assertEquals("max_results: must be at most 100", problem.detail());
        assertEquals(List.of(new Violation("max_results", "must be at most 100")), problem.errors());
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, 404", "CONFLICT, 409", "INVALID, 400", "FORBIDDEN, 403",
        "TOO_LARGE, 413", "OVERLOADED, 503", "DEADLINE, 503", "UNAVAILABLE, 503",
    })
    void givesEveryKindItsStatus(DomainException.Kind kind, int status) {
        assertEquals(status, ProblemKind.of(kind).status());
    }

    @ParameterizedTest
    @CsvSource({
        "08006, unavailable", "57P01, unavailable", "53300, unavailable",
        "40P01, overloaded", "40001, overloaded", "22021, invalid", "22P05, invalid",
    })
    void tellsTheDatabasesTroublesApart(String state, String kind) {
        var thrown = new EJBException(new RuntimeException(new SQLException("secret detail", state)));
        assertEquals("urn:understudy:problem:" + kind, Problems.from(thrown).orElseThrow().type());
    }

    @Test
    void anOpenCircuitIsADatabaseThatIsAway() {
        var thrown = new EJBException(new CircuitBreakerOpenException("Talents.get"));
        assertEquals("urn:understudy:problem:unavailable", Problems.from(thrown).orElseThrow().type());
    }

    @Test
    void knowsNothingOfOurOwnFaults() {
        assertEquals(Optional.empty(), Problems.from(new SQLException("syntax", "42601")));
        assertEquals(Optional.empty(), Problems.from(new IllegalStateException(new IOException("disk"))));
    }
}

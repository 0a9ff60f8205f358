package io.understudy.failure.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailureReasonTest {

    @Test
    void whatTheDomainSaysIsToldAsItIs() {
        assertEquals("There is no model 'm'.", FailureReason.of(DomainException.notFound("model", "m")));
    }

    @Test
    void noStatementOfTheDatabaseIsShown() {
        var statement = new PersistenceException("JDBC exception executing SQL [select d1_0.id]", new SQLException("FATAL"));
        assertEquals("The database did not answer, or refused.", FailureReason.of(statement));
        assertEquals("The database did not answer, or refused.", FailureReason.of(new IllegalStateException("see nested", statement)));
    }

    @Test
    void anErrorOfOursIsNamedByItsKind() {
        assertEquals(
                "An internal error (StackOverflowError), of which the node's log tells more.", FailureReason.of(new StackOverflowError("a.b.C")));
    }
}

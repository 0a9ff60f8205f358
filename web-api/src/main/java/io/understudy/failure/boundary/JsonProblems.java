package io.understudy.failure.boundary;

import com.fasterxml.jackson.core.JacksonException;
import io.understudy.wire.entity.JsonFaults;

/** What is wrong with a JSON body, as a problem. */
public final class JsonProblems {

    /** The field name that stands for the body as a whole. */
    static final String BODY = "body";

    private JsonProblems() {}

    public static Problem from(JacksonException e) {
        var violation = JsonFaults.OF_BODY.violation(e);
        var isWhole = violation.field().isEmpty() || violation.field().startsWith("[");
        return Problem.invalid(isWhole ? BODY + violation.field() : violation.field(), violation.reason());
    }
}

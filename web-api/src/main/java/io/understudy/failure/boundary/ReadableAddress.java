package io.understudy.failure.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/** Refuses a query that is wrongly encoded or has a zero character, which no name has and PostgreSQL cannot keep. */
@Provider
@PreMatching
@ApplicationScoped
public class ReadableAddress implements ContainerRequestFilter {

    private static final Pattern HALF_AN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    @Context
    HttpServletRequest http;

    @Override
    public void filter(ContainerRequestContext request) {
        var query = http.getQueryString();
        if (query == null) return;
        if (HALF_AN_ESCAPE.matcher(query).find()) throw refusal("has a '%' that is not followed by two hexadecimal digits");
        if (query.contains("%00")) throw refusal("must not hold the character U+0000");
    }

    private static Refusal refusal(String reason) {
        return new Refusal(Problem.invalid("query", reason));
    }
}

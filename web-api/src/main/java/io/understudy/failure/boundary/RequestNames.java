package io.understudy.failure.boundary;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** What a request calls the parameter of a resource method. */
public final class RequestNames {

    private RequestNames() {}

    /** Empty for the body. */
    public static Optional<String> of(Annotation[] annotations) {
        return Arrays.stream(annotations).map(RequestNames::name).filter(Objects::nonNull).findFirst();
    }

    private static String name(Annotation annotation) {
        return switch (annotation) {
            case QueryParam query -> query.value();
            case PathParam path -> path.value();
            case HeaderParam header -> header.value();
            case FormParam form -> form.value();
            default -> null;
        };
    }
}

package io.understudy.wire.boundary;

import jakarta.ws.rs.Path;
import java.lang.reflect.Method;

/** The address of a resource method with its parameters in braces: {@code /api/v1/models/{model}}. */
public final class PathTemplate {

    private PathTemplate() {}

    /** Without the patterns that parameters may be bound to. */
    public static String of(Class<?> resource, Method method) {
        var path = path(resource.getAnnotation(Path.class)) + "/" + path(method.getAnnotation(Path.class));
        return ("/" + path).replaceAll("\\{\\s*([^:}\\s]+)\\s*:[^{}]*(\\{[^{}]*}[^{}]*)*}", "{$1}")
                .replaceAll("/+", "/")
                .replaceFirst("(?<=.)/$", "");
    }

    private static String path(Path annotation) {
        return annotation == null ? "" : annotation.value();
    }
}

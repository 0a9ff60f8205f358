package io.understudy.failure.boundary;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.understudy.failure.entity.DomainException.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.Optional;

/** Names each violated constraint by the JSON field or request parameter that broke it. */
final class ViolationProblems {

    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private ViolationProblems() {}

    static Problem from(ConstraintViolationException e) {
        var violations = e.getConstraintViolations().stream()
                .map(v -> new Violation(field(v), v.getMessage()))
                .distinct()
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::reason))
                .toList();
        return violations.isEmpty() ? Problem.of(ProblemKind.INVALID, "The request breaks a rule.") : Problem.invalid(violations);
    }

    /** A broken promise about what a method gives back is our fault, not the caller's. */
    static boolean isOurs(ConstraintViolationException e) {
        return e.getConstraintViolations().stream().anyMatch(v -> has(v.getPropertyPath(), ElementKind.RETURN_VALUE));
    }

    static String field(ConstraintViolation<?> violation) {
        var path = new StringBuilder();
        Path.MethodNode method = null;
        for (var node : violation.getPropertyPath()) {
            switch (node.getKind()) {
                case METHOD -> method = node.as(Path.MethodNode.class);
                case PARAMETER -> parameterName(violation.getRootBeanClass(), method, node.as(Path.ParameterNode.class)).ifPresent(path::append);
                case PROPERTY -> append(path, node, SNAKE_CASE.translate(node.getName()));
                default -> append(path, node, null);
            }
        }
        return path.isEmpty() ? JsonProblems.BODY : path.toString();
    }

    private static void append(StringBuilder path, Path.Node node, String name) {
        if (node.getIndex() != null) path.append('[').append(node.getIndex()).append(']');
        else if (node.getKey() != null) path.append(path.isEmpty() ? "" : ".").append(node.getKey());
        if (name != null) path.append(path.isEmpty() ? "" : ".").append(name);
    }

    /** The name in the request; empty for the body, whose fields speak for themselves. */
    private static Optional<String> parameterName(Class<?> resource, Path.MethodNode method, Path.ParameterNode parameter) {
        for (var type = resource; type != null && method != null; type = type.getSuperclass()) {
            try {
                var java = type.getDeclaredMethod(method.getName(), method.getParameterTypes().toArray(Class<?>[]::new));
                var name = RequestNames.of(java.getParameterAnnotations()[parameter.getParameterIndex()]);
                if (name.isPresent()) return name;
            } catch (NoSuchMethodException inherited) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static boolean has(Path path, ElementKind kind) {
        for (var node : path) {
            if (node.getKind() == kind) return true;
        }
        return false;
    }
}

package io.understudy.description.boundary;

import io.understudy.wire.boundary.PathTemplate;
import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

/** Completes what the server finds in annotations: exact schemas, the problems of each operation, who may call it. */
public class ApiDescription implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var schemas = new JsonSchemas();
        for (var resource : Resources.ALL) {
            for (var method : resource.getMethods()) {
                verb(method)
                        .flatMap(verb -> operation(api, PathTemplate.of(resource, method), verb))
                        .ifPresent(operation -> new OperationDescription(operation, resource, method, schemas).complete());
            }
        }
        schemas.of(Resources.UPLOADED);
        if (api.getComponents() == null) api.setComponents(OASFactory.createComponents());
        schemas.named().forEach(api.getComponents()::addSchema);
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static Optional<Operation> operation(OpenAPI api, String path, String verb) {
        return Optional.ofNullable(api.getPaths())
                .map(paths -> paths.getPathItem(path))
                .map(item -> item.getOperations().get(PathItem.HttpMethod.valueOf(verb)));
    }
}

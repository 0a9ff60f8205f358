package io.understudy.description.boundary;

import jakarta.ws.rs.core.Response;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * What a resource method answers when all is well.
 *
 * @param code the HTTP status
 * @param isList whether it is an array of the type
 */
record Success(String code, Class<?> type, boolean isList) {

    static List<Success> of(Method method) {
        var found = new ArrayList<Success>();
        for (var answer : method.getAnnotationsByType(APIResponseSchema.class)) {
            found.add(new Success(answer.responseCode().isEmpty() ? "200" : answer.responseCode(), answer.value(), false));
        }
        for (var answer : method.getAnnotationsByType(APIResponse.class)) {
            for (var content : answer.content()) {
                var type = content.schema().implementation();
                if (type != Void.class && answer.responseCode().startsWith("2")) found.add(new Success(answer.responseCode(), type, false));
            }
        }
        var returned = method.getAnnotatedReturnType();
        if (returned instanceof AnnotatedParameterizedType generic && Collection.class.isAssignableFrom(method.getReturnType())) {
            found.add(new Success("200", (Class<?>) generic.getAnnotatedActualTypeArguments()[0].getType(), true));
        } else if (method.getReturnType() != Response.class && method.getReturnType() != void.class) {
            found.add(new Success("200", method.getReturnType(), false));
        }
        return found;
    }

    Schema schema(JsonSchemas schemas) {
        var one = schemas.of(type);
        return isList ? OASFactory.createSchema().addType(SchemaType.ARRAY).items(one) : one;
    }
}

package io.understudy.description.boundary;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Describes records as Understudy's JSON writes them, with the limits of Bean Validation. The server's own scanner looks
 * into the web module alone and misses every record of the modules below.
 */
final class JsonSchemas {

    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private final Map<String, Schema> named = new LinkedHashMap<>();
    private final Map<Class<?>, String> names = new LinkedHashMap<>();

    /** All records met so far, by the name that references use. */
    Map<String, Schema> named() {
        return named;
    }

    Schema of(AnnotatedType type) {
        return switch (type) {
            case AnnotatedParameterizedType generic -> generic(generic);
            case AnnotatedArrayType array when array.getType() != byte[].class ->
                array(of(array.getAnnotatedGenericComponentType()));
            default -> type.getType() instanceof Class<?> raw ? of(raw) : OASFactory.createSchema();
        };
    }

    private Schema generic(AnnotatedParameterizedType generic) {
        var raw = (Class<?>) ((ParameterizedType) generic.getType()).getRawType();
        var arguments = generic.getAnnotatedActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) return array(constrained(arguments[0]));
        if (Map.class.isAssignableFrom(raw)) {
            return schema(SchemaType.OBJECT).additionalPropertiesSchema(constrained(arguments[1]));
        }
        return of(raw);
    }

    private Schema constrained(AnnotatedType type) {
        return Limits.apply(of(type), type.getAnnotations());
    }

    private static Schema array(Schema items) {
        return schema(SchemaType.ARRAY).items(items);
    }

    Schema of(Class<?> raw) {
        if (raw.isRecord()) return OASFactory.createSchema().ref("#/components/schemas/" + name(raw));
        if (raw.isEnum()) return enumeration(raw);
        if (raw == boolean.class || raw == Boolean.class) return schema(SchemaType.BOOLEAN);
        if (raw == int.class || raw == Integer.class) return schema(SchemaType.INTEGER).format("int32");
        if (raw == long.class || raw == Long.class) return schema(SchemaType.INTEGER).format("int64");
        if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) return schema(SchemaType.NUMBER);
        if (raw == Instant.class) return schema(SchemaType.STRING).format("date-time");
        if (raw == LocalDate.class) return schema(SchemaType.STRING).format("date");
        if (raw == Duration.class) return schema(SchemaType.STRING).format("duration");
        if (raw == UUID.class) return schema(SchemaType.STRING).format("uuid");
        if (raw == URI.class) return schema(SchemaType.STRING).format("uri");
        if (CharSequence.class.isAssignableFrom(raw)) return schema(SchemaType.STRING);
        return OASFactory.createSchema();
    }

    private static Schema schema(SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }

    private static Schema enumeration(Class<?> type) {
        var schema = schema(SchemaType.STRING);
        for (var constant : type.getEnumConstants()) {
            schema.addEnumeration(((Enum<?>) constant).name().toLowerCase(Locale.ROOT));
        }
        return schema;
    }

    /** The simple name, with its owner's before it where another record has the same. */
    private String name(Class<?> type) {
        var known = names.get(type);
        if (known != null) return known;
        var simple = type.getSimpleName();
        var name = names.containsValue(simple) && type.getEnclosingClass() != null
                ? type.getEnclosingClass().getSimpleName() + simple
                : simple;
        names.put(type, name);
        named.put(name, record(type));
        return name;
    }

    private Schema record(Class<?> type) {
        var schema = schema(SchemaType.OBJECT);
        Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAccessor().isAnnotationPresent(JsonIgnore.class))
                .forEach(component -> property(schema, component));
        Examples.answer(type).ifPresent(schema::addExample);
        return schema;
    }

    private void property(Schema schema, RecordComponent component) {
        var named = component.getAccessor().getAnnotation(JsonProperty.class);
        var name = named == null ? SNAKE_CASE.translate(component.getName()) : named.value();
        var annotations = component.getAccessor().getAnnotations();
        schema.addProperty(name, Limits.apply(of(component.getAnnotatedType()), annotations));
        if (Limits.isRequired(annotations)) schema.addRequired(name);
    }
}

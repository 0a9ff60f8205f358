package io.understudy.description.boundary;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Bean Validation's constraints in the words of JSON Schema. */
final class Limits {

    private Limits() {}

    static boolean isRequired(Annotation[] annotations) {
        return Arrays.stream(annotations).anyMatch(a -> a instanceof NotNull || a instanceof NotBlank || a instanceof NotEmpty);
    }

    static Schema apply(Schema schema, Annotation[] annotations) {
        for (var annotation : annotations) {
            switch (annotation) {
                case Min min -> schema.minimum(BigDecimal.valueOf(min.value()));
                case Max max -> schema.maximum(BigDecimal.valueOf(max.value()));
                case DecimalMin min -> schema.minimum(new BigDecimal(min.value()));
                case DecimalMax max -> schema.maximum(new BigDecimal(max.value()));
                case Positive positive -> schema.exclusiveMinimum(BigDecimal.ZERO);
                case PositiveOrZero positive -> schema.minimum(BigDecimal.ZERO);
                case Pattern pattern -> schema.pattern(pattern.regexp());
                case NotBlank text -> schema.minLength(1);
                case NotEmpty any -> atLeast(schema, 1);
                case Size size -> size(schema, size);
                default -> { }
            }
        }
        return schema;
    }

    private static void atLeast(Schema schema, int min) {
        if (is(schema, SchemaType.ARRAY)) schema.minItems(min);
        else if (is(schema, SchemaType.OBJECT)) schema.minProperties(min);
        else schema.minLength(min);
    }

    private static void atMost(Schema schema, int max) {
        if (is(schema, SchemaType.ARRAY)) schema.maxItems(max);
        else if (is(schema, SchemaType.OBJECT)) schema.maxProperties(max);
        else schema.maxLength(max);
    }

    private static void size(Schema schema, Size size) {
        if (size.min() > 0) atLeast(schema, size.min());
        if (size.max() < Integer.MAX_VALUE) atMost(schema, size.max());
    }

    private static boolean is(Schema schema, SchemaType type) {
        return schema.getType() != null && schema.getType().contains(type);
    }
}

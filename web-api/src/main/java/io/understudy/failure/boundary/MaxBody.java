package io.understudy.failure.boundary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method: the setting, in bytes, that limits its request body, in place of
 * {@code understudy.http.max-body-bytes}. A setting of 0 lifts the limit, for streams that are read and forgotten.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MaxBody {

    /** Name of the setting. */
    String value();
}

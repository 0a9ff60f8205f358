package io.understudy.security.boundary;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource class or method: the setting that says who may call it, {@code open} (everyone) or {@code admin}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AccessBy {

    /** Name of the setting, such as {@code understudy.search.access}. */
    String value();
}

package io.understudy.security.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Puts the admin key before resource methods: before those with {@code @RolesAllowed} and, because it is safer to forget
 * a permission than a lock, before those that say nothing. The method's annotation wins over its class's.
 */
@Provider
public class Guards implements DynamicFeature {

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        if (!isOpen(resource.getResourceClass(), resource.getResourceMethod())) context.register(AdminKeyFilter.class);
    }

    /** Whether everyone may call the method. */
    public static boolean isOpen(Class<?> resource, Method method) {
        return opening(method).or(() -> opening(resource)).orElse(false);
    }

    /** Empty where the element says nothing. */
    private static Optional<Boolean> opening(AnnotatedElement element) {
        if (element.isAnnotationPresent(PermitAll.class)) return Optional.of(true);
        if (element.isAnnotationPresent(RolesAllowed.class)) return Optional.of(false);
        return Optional.ofNullable(element.getAnnotation(AccessBy.class))
                .map(by -> ConfigProvider.getConfig().getValue(by.value(), String.class).equals("open"));
    }
}

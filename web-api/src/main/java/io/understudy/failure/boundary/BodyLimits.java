package io.understudy.failure.boundary;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.ConfigProvider;

/** Gives every resource method the limit of its request body. */
@Provider
public class BodyLimits implements DynamicFeature {

    private static final String DEFAULT_SETTING = "understudy.http.max-body-bytes";

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var own = resource.getResourceMethod().getAnnotation(MaxBody.class);
        var setting = own == null ? DEFAULT_SETTING : own.value();
        context.register(new BodyLimit(ConfigProvider.getConfig().getValue(setting, Long.class)));
    }
}

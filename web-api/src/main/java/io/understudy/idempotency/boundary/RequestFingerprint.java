package io.understudy.idempotency.boundary;

import io.understudy.wire.entity.Sha256;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Tells requests apart that use one key by mistake, as far as can be done before they are worked on: by their query and
 * their JSON. Any other body is hashed while it is read.
 *
 * @param body empty for JSON
 */
record RequestFingerprint(String sha256, Optional<HashedBody> body) {

    static RequestFingerprint of(ContainerRequestContext request) throws IOException {
        var digest = Sha256.digest();
        digest.update(String.valueOf(request.getUriInfo().getRequestUri().getRawQuery()).getBytes(StandardCharsets.UTF_8));
        var type = request.getMediaType();
        if (type != null && MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
            var json = request.getEntityStream().readAllBytes();
            digest.update(json);
            request.setEntityStream(new ByteArrayInputStream(json));
            return new RequestFingerprint(Sha256.hex(digest), Optional.empty());
        }
        var body = new HashedBody(request.getEntityStream(), boundary(type));
        request.setEntityStream(body);
        return new RequestFingerprint(Sha256.hex(digest), Optional.of(body));
    }

    private static String boundary(MediaType type) {
        return type == null || !type.getType().equalsIgnoreCase("multipart") ? "" : type.getParameters().getOrDefault("boundary", "");
    }
}

package io.understudy.idempotency.boundary;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells requests apart that use one key by mistake: by the content of JSON, by the query and the length of uploads. */
final class RequestFingerprint {

    private RequestFingerprint() {}

    static String of(ContainerRequestContext request) throws IOException {
        var digest = sha256();
        digest.update(String.valueOf(request.getUriInfo().getRequestUri().getRawQuery()).getBytes(StandardCharsets.UTF_8));
        var type = request.getMediaType();
        if (type != null && MediaType.APPLICATION_JSON_TYPE.isCompatible(type)) {
            var body = request.getEntityStream().readAllBytes();
            digest.update(body);
            request.setEntityStream(new ByteArrayInputStream(body));
        } else {
            digest.update(String.valueOf(request.getHeaderString(HttpHeaders.CONTENT_LENGTH)).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

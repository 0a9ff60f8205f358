package io.understudy.wire.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;

/** Reads an absent body as an empty object. */
@Provider
@BodyOptional
@ApplicationScoped
public class EmptyBody implements ContainerRequestFilter {

    private static final byte[] OBJECT = "{}".getBytes(StandardCharsets.US_ASCII);

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        var peek = new PushbackInputStream(request.getEntityStream(), 1);
        var first = peek.read();
        if (first >= 0) {
            peek.unread(first);
            request.setEntityStream(peek);
        } else {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
            request.setEntityStream(new ByteArrayInputStream(OBJECT));
        }
    }
}

package io.understudy.idempotency.boundary;

import io.understudy.failure.entity.DomainException;
import io.understudy.idempotency.control.IdempotencyKeys;
import io.understudy.idempotency.control.KeptAnswer;
import io.understudy.wire.entity.Json;
import jakarta.annotation.Priority;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/** Answers a repeated request from what its first was answered. */
@Provider
@Idempotent
@Priority(Priorities.USER)
@ApplicationScoped
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Logger LOG = Logger.getLogger(IdempotencyFilter.class.getName());
    private static final String KEY = "Idempotency-Key";
    private static final String CLAIM = IdempotencyFilter.class.getName();
    private static final Pattern VALID = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private record Claim(String scope, String key, Optional<HashedBody> body) {}

    @EJB
    private IdempotencyKeys keys;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        var key = request.getHeaderString(KEY);
        if (key == null) return;
        if (!VALID.matcher(key).matches()) throw DomainException.invalid(KEY, "must be 1 to 200 printable ASCII characters");
        var scope = request.getMethod() + " /" + request.getUriInfo().getPath().replaceFirst("^/", "");
        var fingerprint = RequestFingerprint.of(request);
        var kept = keys.claim(scope, key, fingerprint.sha256());
        if (kept.isPresent()) request.abortWith(replay(kept.get(), fingerprint.body()));
        else request.setProperty(CLAIM, new Claim(scope, key, fingerprint.body()));
    }

    private static Response replay(KeptAnswer kept, Optional<HashedBody> body) throws IOException {
        if (body.isPresent() && kept.content() != null && !kept.content().equals(body.get().sha256())) {
            throw IdempotencyKeys.anotherContent();
        }
        return replay(kept);
    }

    private static Response replay(KeptAnswer answer) {
        return Response.status(answer.status())
                .header(HttpHeaders.LOCATION, answer.location())
                .header(HttpHeaders.ETAG, answer.tag())
                .header("Idempotency-Replayed", "true")
                .type(MediaType.APPLICATION_JSON)
                .entity(answer.body())
                .build();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(CLAIM) instanceof Claim claim)) return;
        try {
            if (response.getStatus() / 100 == 2) keys.keep(claim.scope(), claim.key(), kept(response, claim.body()));
            else keys.giveBack(claim.scope(), claim.key());
        } catch (IOException | RuntimeException e) {
            // what was created is created: the caller must learn of it
            LOG.log(Level.WARNING, "An answer could not be kept under its Idempotency-Key", e);
        }
    }

    private static KeptAnswer kept(ContainerResponseContext response, Optional<HashedBody> content) throws IOException {
        var body = response.hasEntity() ? Json.MAPPER.writeValueAsString(response.getEntity()) : null;
        return new KeptAnswer(
                response.getStatus(),
                response.getHeaderString(HttpHeaders.LOCATION),
                response.getHeaderString(HttpHeaders.ETAG),
                body,
                content.map(HashedBody::sha256SoFar).orElse(null));
    }
}

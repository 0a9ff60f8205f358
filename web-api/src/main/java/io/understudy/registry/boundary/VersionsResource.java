package io.understudy.registry.boundary;

import io.understudy.failure.boundary.MaxBody;
import io.understudy.idempotency.boundary.Idempotent;
import io.understudy.registry.control.ArtifactStore;
import io.understudy.registry.control.Models;
import io.understudy.registry.control.NewVersion;
import io.understudy.registry.control.Registrations;
import io.understudy.registry.control.Spool;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The versions of a model and their artifacts. */
@ApplicationScoped
@Path("api/v1/models/{model}/versions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registry")
public class VersionsResource {

    private static final String ZIP = "application/zip";
    private static final String UPLOAD_LIMIT = "understudy.artifacts.max-upload-bytes";

    /** Of both methods, which are one operation to callers. */
    private static final String REGISTER = "Register a version";

    private static final String HOW = "Part 'bundle': a ZIP archive (of an ONNX graph, an MLflow model with the ONNX flavour or a LightGBM "
            + "model.txt), a bare ONNX graph or a bare model.txt; LightGBM becomes an ONNX graph that gives the same. Part 'metadata' (optional): "
            + "JSON that describes it. Or the body is the bundle, with 'label', 'sha256' and 'signature' in the query. Every check is made before anything is stored.";

    @EJB
    private Models models;

    @Inject
    private Registrations registrations;

    @Inject
    private Spool spool;

    @Inject
    private ArtifactStore store;

    @Inject
    private Validator validator;

    @GET
    @PermitAll
    @Operation(operationId = "listVersions", summary = "The versions of a model, the newest first")
    public VersionPage list(
            @PathParam("model") String model,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        var page = models.versions(model, cursor, limit).map(VersionView::from);
        return new VersionPage(page.items(), page.nextCursor());
    }

    @GET
    @Path("{version}")
    @PermitAll
    @Operation(operationId = "getVersion", summary = "One version, by its id, its label or an alias")
    public VersionView get(@PathParam("model") String model, @PathParam("version") String version) {
        return VersionView.from(models.resolve(model, version));
    }

    @GET
    @Path("{version}/artifact")
    @PermitAll
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "getArtifact", summary = "The artifact's bytes, exactly as they were uploaded; of a converted model the bundle that was made")
    @APIResponse(responseCode = "200", description = "A ZIP archive or an ONNX graph; the ETag is its SHA-256")
    public Response artifact(
            @PathParam("model") String model, @PathParam("version") String version, @Context Request request) {
        return ArtifactDownload.of(models.resolve(model, version), store, request);
    }

    @POST
    @Idempotent
    @RolesAllowed("admin")
    @MaxBody(UPLOAD_LIMIT)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "registerVersion", summary = REGISTER, description = HOW)
    @APIResponseSchema(value = VersionView.class, responseCode = "201", responseDescription = "Registered; Location names it")
    @APIResponse(responseCode = "400", description = "The bundle is refused, and why")
    @APIResponse(responseCode = "409", description = "The label is taken")
    public Response registerForm(
            @PathParam("model") String model,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) MediaType type,
            InputStream body,
            @Context UriInfo uri,
            @Context SecurityContext caller)
            throws IOException {
        models.get(model);
        try (var upload = VersionUpload.read(type, body, spool)) {
            return register(model, upload, uri, caller);
        }
    }

    @POST
    @Idempotent
    @RolesAllowed("admin")
    @MaxBody(UPLOAD_LIMIT)
    @Consumes({ZIP, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(operationId = "registerVersion", summary = REGISTER, description = HOW)
    @APIResponseSchema(value = VersionView.class, responseCode = "201", responseDescription = "Registered; Location names it")
    public Response registerBody(
            @PathParam("model") String model,
            @QueryParam("label") @Parameter(description = "Where the body is the bundle", example = "v1_stable") String label,
            @QueryParam("sha256") @Parameter(description = "Of a body that is the bundle, as the sender computed it", example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08") String sha256,
            @QueryParam("signature") @Parameter(description = "Ed25519 signature of a body that is the bundle, in base64url") String signature,
            InputStream body,
            @Context UriInfo uri,
            @Context SecurityContext caller)
            throws IOException {
        models.get(model);
        var description = new NewVersion(label, null, sha256, signature, null, null, null, null, null);
        try (var upload = new VersionUpload(description, spool.receive(body))) {
            return register(model, upload, uri, caller);
        }
    }

    private Response register(String model, VersionUpload upload, UriInfo uri, SecurityContext caller) {
        var violations = validator.validate(upload.description());
        if (!violations.isEmpty()) throw new ConstraintViolationException(violations);
        var who = caller.getUserPrincipal().getName();
        var version = registrations.register(model, upload.description(), upload.bundle(), who);
        return Response.created(uri.getAbsolutePathBuilder().path(version.id()).build())
                .entity(VersionView.from(version))
                .build();
    }
}

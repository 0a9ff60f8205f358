package io.understudy.feedback.boundary;

import com.fasterxml.jackson.core.JacksonException;
import io.understudy.failure.boundary.MaxBody;
import io.understudy.failure.entity.DomainException;
import io.understudy.feedback.control.FeedbackFigures;
import io.understudy.feedback.control.FeedbackReport;
import io.understudy.feedback.control.Feedbacks;
import io.understudy.feedback.control.ReportedFeedback;
import io.understudy.feedback.entity.FeedbackSummary;
import io.understudy.security.boundary.AccessBy;
import io.understudy.wire.entity.Json;
import io.understudy.wire.entity.JsonFaults;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What users say of predictions. */
@ApplicationScoped
@Path("api/v1/feedback")
@Produces(MediaType.APPLICATION_JSON)
@AccessBy("understudy.feedback.access")
@Tag(name = "feedback")
public class FeedbackResource {

    private static final String NDJSON = "application/x-ndjson";

    /** Of both methods, which are one operation to callers. */
    private static final String REPORT = "Report what users said of predictions or did with them, one feedback or a batch";

    private static final String HOW = "Explicit: a `rating` from 1 to 5, or the right `label`. Implied: `kind` accept, share, click, modify, skip or requery."
            + " The same feedback reported again counts once: that of the same `feedback_id`; without one that of the same prediction and kind, and"
            + " of ratings and labels the same value. It is an outcome in experiments (`feedback_accept`, `feedback_rating` …) and a label for"
            + " training. A batch, in one JSON object or with an object a line, is kept as a whole, or not at all.";

    private static final String LINES =
            """
            {"prediction_id": "0197c1a2-5b6e-7c3d-8e9f-0a1b2c3d4e5f", "kind": "accept"}
            {"prediction_id": "0197c1a2-5b6e-7c3d-8e9f-0a1b2c3d4e60", "label": "craving_sweet", "at": "2026-07-01T12:00:00Z"}
            """;

    @Inject
    private Feedbacks feedbacks;

    @Inject
    private FeedbackFigures figures;

    @Inject
    private Validator validator;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MaxBody("understudy.feedback.max-body-bytes")
    @Operation(operationId = "reportFeedback", summary = REPORT, description = HOW)
    @APIResponse(responseCode = "200", description = "All are kept but the late ones; what becomes of them is counted")
    public FeedbackReport report(@NotNull @Valid FeedbackRequest request) {
        return feedbacks.report(request.all(), request.feedback() == null);
    }

    @POST
    @Consumes(NDJSON)
    @MaxBody("understudy.feedback.max-body-bytes")
    @Operation(operationId = "reportFeedback", summary = REPORT, description = HOW)
    @APIResponse(responseCode = "200", description = "All are kept but the late ones; what becomes of them is counted")
    public FeedbackReport lines(
            @RequestBody(required = true, content = @Content(mediaType = NDJSON,
                            schema = @Schema(implementation = String.class), examples = @ExampleObject(name = "two", value = LINES)))
                    InputStream body)
            throws IOException {
        var request = FeedbackRequest.of(read(body));
        var violations = validator.validate(request);
        if (!violations.isEmpty()) throw new ConstraintViolationException(violations);
        return feedbacks.report(request.all(), false);
    }

    private List<ReportedFeedback> read(InputStream body) throws IOException {
        var read = new ArrayList<ReportedFeedback>();
        try (var values = Json.MAPPER.readerFor(ReportedFeedback.class).<ReportedFeedback>readValues(body)) {
            while (values.hasNextValue()) {
                read.add(values.nextValue());
                if (read.size() > feedbacks.most()) break;
            }
            return read;
        } catch (JacksonException e) {
            var wrong = JsonFaults.OF_BODY.violation(e);
            throw DomainException.invalid("feedback[" + read.size() + "]" + (wrong.field().isEmpty() ? "" : "." + wrong.field()), wrong.reason());
        }
    }

    @GET
    @Path("summary")
    @PermitAll
    @Operation(
            operationId = "getFeedbackSummary",
            summary = "What users said of a model's predictions, in figures",
            description = "All figures are of the predictions since a time: counts of feedback by kind, the mean rating, how often the answered label was"
                    + " the right one (the rolling accuracy), the share of predictions with feedback, and how many labels can be trained on.")
    @APIResponse(responseCode = "404", description = "There is no such model or version")
    public FeedbackSummary summary(
            @QueryParam("model") @NotNull @Parameter(example = "food-intent") String model,
            @QueryParam("version") @Parameter(description = "Id, label or alias of the version that answered") String version,
            @QueryParam("since") @Parameter(description = "Time of the earliest prediction; by default as far back as the log goes") Instant since) {
        return figures.summary(model, version, since);
    }
}

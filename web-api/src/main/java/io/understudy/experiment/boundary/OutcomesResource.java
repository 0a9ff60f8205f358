package io.understudy.experiment.boundary;

import com.fasterxml.jackson.core.JacksonException;
import io.understudy.experiment.control.outcomes.OutcomeReport;
import io.understudy.experiment.control.outcomes.Outcomes;
import io.understudy.experiment.control.outcomes.ReportedOutcome;
import io.understudy.failure.boundary.MaxBody;
import io.understudy.failure.entity.DomainException;
import io.understudy.security.boundary.AccessBy;
import io.understudy.wire.entity.Json;
import io.understudy.wire.entity.JsonFaults;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What units did, reported for the experiments that they are in. */
@ApplicationScoped
@Path("api/v1/outcomes")
@Produces(MediaType.APPLICATION_JSON)
@AccessBy("understudy.outcomes.access")
@Tag(name = "experiments")
public class OutcomesResource {

    private static final String NDJSON = "application/x-ndjson";

    /** Of both methods, which are one operation to callers. */
    private static final String REPORT = "Report what units did, one outcome or a batch";

    private static final String HOW = "A unit is named itself or by the prediction that it got. The same outcome reported again counts once: that of the"
            + " same `id`; without one that of the same prediction and metric, or of the same unit, metric, experiment and stated `at`."
            + " A batch, in one JSON object or with an object a line, is kept as a whole, or not at all.";

    private static final String LINES =
            """
            {"unit": "user-4711", "metric": "conversion"}
            {"id": "order-815", "unit": "user-4711", "metric": "revenue", "value": 49.9, "at": "2026-07-01T12:00:00Z"}
            """;

    @Inject
    private Outcomes outcomes;

    @Inject
    private Validator validator;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @MaxBody("understudy.outcomes.max-body-bytes")
    @Operation(operationId = "reportOutcomes", summary = REPORT, description = HOW)
    @APIResponse(responseCode = "200", description = "All are kept; what becomes of them is counted")
    public OutcomeReport report(@NotNull @Valid OutcomeRequest request) {
        return outcomes.report(request.all(), request.outcomes() == null);
    }

    @POST
    @Consumes(NDJSON)
    @MaxBody("understudy.outcomes.max-body-bytes")
    @Operation(operationId = "reportOutcomes", summary = REPORT, description = HOW)
    @APIResponse(responseCode = "200", description = "All are kept; what becomes of them is counted")
    public OutcomeReport lines(
            @RequestBody(required = true, content = @Content(mediaType = NDJSON,
                            schema = @Schema(implementation = String.class), examples = @ExampleObject(name = "two outcomes", value = LINES)))
                    InputStream body)
            throws IOException {
        var request = OutcomeRequest.of(read(body));
        var violations = validator.validate(request);
        if (!violations.isEmpty()) throw new ConstraintViolationException(violations);
        return outcomes.report(request.all(), false);
    }

    private List<ReportedOutcome> read(InputStream body) throws IOException {
        var read = new ArrayList<ReportedOutcome>();
        try (var values = Json.MAPPER.readerFor(ReportedOutcome.class).<ReportedOutcome>readValues(body)) {
            while (values.hasNextValue()) {
                read.add(values.nextValue());
                if (read.size() > outcomes.most()) break;
            }
            return read;
        } catch (JacksonException e) {
            var wrong = JsonFaults.OF_BODY.violation(e);
            throw DomainException.invalid("outcomes[" + read.size() + "]" + (wrong.field().isEmpty() ? "" : "." + wrong.field()), wrong.reason());
        }
    }
}

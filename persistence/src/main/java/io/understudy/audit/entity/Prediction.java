package io.understudy.audit.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.serving.entity.CacheTier;
import io.understudy.serving.entity.InferenceStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * The record of one inference.
 *
 * @param id UUIDv7
 * @param at when the call came: the time inside the id
 * @param version id of the version
 * @param revision number of the deployment that chose it
 * @param experiment null outside of one
 * @param unit who sticks to a version: user, session or request; personal
 * @param caller who called, or null where nobody had to say
 * @param inputDigest SHA-256 of the canonical input in hexadecimal digits; null where it has no canonical form
 * @param input the canonical input as JSON, where the model's settings have it kept; personal
 * @param output a summary of the answer as JSON; null where there is none
 * @param confidence of the answer, where the model tells one
 * @param latencyUs from the call to its answer inside the server, in microseconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Prediction(
        UUID id,
        Instant at,
        String model,
        String version,
        int revision,
        String experiment,
        String arm,
        String unit,
        String caller,
        String inputDigest,
        JsonText input,
        JsonText output,
        Double confidence,
        long latencyUs,
        CacheTier cacheTier,
        InferenceStatus status) {}

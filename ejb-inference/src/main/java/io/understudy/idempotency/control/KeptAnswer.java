package io.understudy.idempotency.control;

/**
 * What a request was answered.
 *
 * @param location of what was created, or null
 * @param tag of what the answer shows, as its header {@code ETag} writes it, or null
 * @param body as JSON, or null
 * @param content SHA-256 of the request's body where it was read as a stream, else null
 */
public record KeptAnswer(int status, String location, String tag, String body, String content) {}

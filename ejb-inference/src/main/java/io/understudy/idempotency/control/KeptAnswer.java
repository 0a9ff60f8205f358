package io.understudy.idempotency.control;

/**
 * What a request was answered.
 *
 * @param location of what was created, or null
 * @param body as JSON, or null
 * @param content SHA-256 of the request's body where it was read as a stream, else null
 */
public record KeptAnswer(int status, String location, String body, String content) {}

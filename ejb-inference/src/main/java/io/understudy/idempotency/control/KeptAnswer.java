package io.understudy.idempotency.control;

/**
 * What a request was answered.
 *
 * @param location of what was created, or null
 * @param body as JSON, or null
 */
public record KeptAnswer(int status, String location, String body) {}

package io.understudy.intent.boundary;

import java.util.List;

/**
 * What several texts mean.
 *
 * @param answers one for each text, in their order
 * @param processingTimeMs inside the server, for all of them
 */
public record IntentAnswers(List<IntentAnswer> answers, double processingTimeMs) {}

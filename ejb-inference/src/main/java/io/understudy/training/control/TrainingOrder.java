package io.understudy.training.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.registry.control.Bundle;
import java.util.List;

/**
 * What a trainer is given.
 *
 * @param parameters an object; the trainer knows its fields and their defaults
 * @param rows labelled texts; empty for a trainer that reads data of another kind
 * @param champion the version that serves now, to be compared with on the same rows; null for none
 * @param lanes threads that it may use
 */
public record TrainingOrder(JsonNode parameters, long seed, List<LabelledRow> rows, Bundle champion, Lanes lanes) {}

package io.understudy.training.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What came of a training.
 *
 * @param zip the bundle
 * @param dataDigest SHA-256 of the data that it was trained on, in hex
 * @param metrics of the evaluation on data that the training did not see; they stand with the version
 * @param report everything else worth telling; an object
 * @param comparison with the champion on the same rows; null where there was none, or none that could be compared
 */
public record Trained(byte[] zip, String dataDigest, Map<String, Double> metrics, JsonNode report, Comparison comparison) {}

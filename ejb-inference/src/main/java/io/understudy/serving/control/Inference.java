package io.understudy.serving.control;

/**
 * An answer and who gave it.
 *
 * @param version name of the version: its label, or its id where it has none
 * @param revision number of the deployment that chose it
 */
public record Inference<O>(O output, String version, String versionId, int revision, boolean cacheHit) {}

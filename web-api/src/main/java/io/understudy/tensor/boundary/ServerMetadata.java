package io.understudy.tensor.boundary;

import java.util.List;

/** @param extensions of the Open Inference Protocol that are spoken here */
public record ServerMetadata(String name, String version, List<String> extensions) {}

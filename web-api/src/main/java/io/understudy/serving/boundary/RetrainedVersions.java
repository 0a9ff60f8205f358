package io.understudy.serving.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** @param currentVersion the one with the greatest share of the traffic; absent if nothing is in service */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RetrainedVersions(String model, String currentVersion, List<RetrainedVersion> versions) {}

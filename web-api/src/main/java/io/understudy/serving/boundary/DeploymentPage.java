package io.understudy.serving.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * @param active number of the revision in service; absent if there is none
 * @param nextCursor absent on the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeploymentPage(Integer active, List<DeploymentView> deployments, String nextCursor) {}

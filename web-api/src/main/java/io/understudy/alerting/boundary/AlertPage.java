package io.understudy.alerting.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.understudy.alerting.entity.Alert;
import java.util.List;

/** @param nextCursor absent on the last page */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertPage(List<Alert> alerts, String nextCursor) {}

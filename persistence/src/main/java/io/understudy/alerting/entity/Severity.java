package io.understudy.alerting.entity;

/** How soon somebody should look. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL
}

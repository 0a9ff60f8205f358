package io.understudy.settings.entity;

/**
 * One thing that an operator may set, as a MicroProfile Config property.
 *
 * @param name such as {@code understudy.http.max-body-bytes}; the environment variable is
 *     {@code UNDERSTUDY_HTTP_MAX_BODY_BYTES}
 * @param defaultValue null where there is none
 * @param unit empty where it has none
 */
public record Setting(String name, Allowed allowed, String defaultValue, String unit, String description) {

    /** What the value must be, with its unit, for a message or a table. */
    public String expectation() {
        return unit.isEmpty() ? allowed.expectation() : allowed.expectation() + " (" + unit + ")";
    }
}

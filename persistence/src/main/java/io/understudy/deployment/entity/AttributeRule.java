package io.understudy.deployment.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Which calls an experiment may take, by an attribute that they carry: one of the values, or none of them. A call without
 * the attribute has none of the values.
 *
 * @param in null where {@code notIn} is given
 * @param notIn null where {@code in} is given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttributeRule(
        @NotBlank @Size(max = 100) String attribute,
        @Size(min = 1, max = 1000) List<@NotNull @Size(max = 200) String> in,
        @Size(min = 1, max = 1000) List<@NotNull @Size(max = 200) String> notIn) {

    /** @param value null where the call has no such attribute */
    public boolean permits(String value) {
        if (in != null && (value == null || !in.contains(value))) return false;
        return notIn == null || value == null || !notIn.contains(value);
    }
}

package io.understudy.audit.entity;

import io.understudy.failure.entity.DomainException;
import io.understudy.serving.entity.InferenceStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Which predictions; what is null lets all pass.
 *
 * @param version id of a version
 * @param from the earliest time, included; in the years 1 to 9999, since the database does not know every time that Java does
 * @param to the first time that is too late; as {@code from}
 */
public record PredictionFilter(String model, String version, String unit, InferenceStatus status, Instant from, Instant to) {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /** @throws DomainException INVALID for a time that lies too far away */
    public PredictionFilter {
        requireNear("from", from);
        requireNear("to", to);
    }

    private static void requireNear(String field, Instant time) {
        if (time != null && (time.isBefore(FIRST) || !time.isBefore(END))) {
            throw DomainException.invalid(field, "must lie in the years 1 to 9999");
        }
    }

    /** A condition of SQL with its values, in order. */
    record Condition(String sql, List<Object> values) {}

    /** @param before the id that the page ends before, and its time; null for the first page */
    Condition condition(UUID before, Instant beforeAt) {
        var terms = new ArrayList<String>();
        var values = new ArrayList<Object>();
        add(terms, values, "model = ?", model);
        add(terms, values, "version = ?", version);
        add(terms, values, "unit = ?", unit);
        add(terms, values, "status = ?", status == null ? null : status.name().toLowerCase(Locale.ROOT));
        add(terms, values, "at >= ?", utc(from));
        add(terms, values, "at < ?", utc(to));
        if (before != null) {
            terms.add("(at, id) < (?, ?)");
            values.add(utc(beforeAt));
            values.add(before);
        }
        return new Condition(terms.isEmpty() ? "true" : String.join(" and ", terms), values);
    }

    private static void add(List<String> terms, List<Object> values, String term, Object value) {
        if (value == null) return;
        terms.add(term);
        values.add(value);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}

package io.understudy.feedback.entity;

import io.understudy.failure.entity.DomainException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Which labelled predictions; what is null lets all pass.
 *
 * @param version id of a version
 * @param since the earliest time of feedback, included
 * @param until the first time that is too late
 * @param minWeight included
 */
public record LabelFilter(String model, String version, Instant since, Instant until, String label, FeedbackKind kind, Double minWeight) {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /** @throws DomainException INVALID for a time that lies too far away */
    public LabelFilter {
        requireNear("since", since);
        requireNear("until", until);
    }

    /** The database does not know every time that Java does. */
    public static void requireNear(String field, Instant time) {
        if (time != null && (time.isBefore(FIRST) || !time.isBefore(END))) throw DomainException.invalid(field, "must lie in the years 1 to 9999");
    }

    /** A condition of SQL with its values, in order. */
    record Condition(String sql, List<Object> values) {}

    Condition condition() {
        var terms = new ArrayList<String>();
        var values = new ArrayList<Object>();
        add(terms, values, "model = ?", model);
        add(terms, values, "version = ?", version);
        add(terms, values, "at >= ?", since == null ? null : since.atOffset(ZoneOffset.UTC));
        add(terms, values, "at < ?", until == null ? null : until.atOffset(ZoneOffset.UTC));
        add(terms, values, "label = ?", label);
        add(terms, values, "kind = ?", kind == null ? null : kind.word());
        add(terms, values, "weight >= ?", minWeight);
        return new Condition(terms.isEmpty() ? "true" : String.join(" and ", terms), values);
    }

    private static void add(List<String> terms, List<Object> values, String term, Object value) {
        if (value == null) return;
        terms.add(term);
        values.add(value);
    }
}

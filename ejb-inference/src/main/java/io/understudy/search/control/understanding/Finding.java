package io.understudy.search.control.understanding;

import io.understudy.search.control.Interpretation.Effect;
import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.Interpretation.Understood;

/**
 * Something understood, and where it stands.
 *
 * @param start index of its first character in the query
 * @param end index after its last character
 */
record Finding(int start, int end, Understood understood) {

    static Finding of(String query, int start, int end, Field field, String value, Effect effect) {
        return new Finding(start, end, new Understood(field, value, query.substring(start, end), effect));
    }

    boolean overlaps(int otherStart, int otherEnd) {
        return start < otherEnd && otherStart < end;
    }
}

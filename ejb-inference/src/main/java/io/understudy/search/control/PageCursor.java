package io.understudy.search.control;

import io.understudy.failure.entity.DomainException;

/**
 * Where a page ended, as callers see it: {@code VERSION.PLACE}. Each version has an order of its own, so the next page
 * comes from the version that gave this one, whoever asks.
 *
 * @param version id of the version
 * @param place as its index gave it
 */
public record PageCursor(String version, String place) {

    /** @throws DomainException INVALID if it is none */
    public static PageCursor of(String cursor) {
        int dot = cursor.indexOf('.');
        if (dot < 1) throw DomainException.invalid("cursor", "is not one that a search gave");
        return new PageCursor(cursor.substring(0, dot), cursor.substring(dot + 1));
    }

    @Override
    public String toString() {
        return version + "." + place;
    }
}

package io.understudy.search.control.index;

import io.understudy.search.entity.TalentProfile.Fluency;
import java.util.Locale;

/** A language and how well it is spoken at least; written {@code hi:fluent}, or {@code hi} where anything will do. */
record Spoken(String language, Fluency least) {

    static Spoken parse(String value) {
        int colon = value.lastIndexOf(':');
        return colon < 0
                ? new Spoken(value, Fluency.BASIC)
                : new Spoken(value.substring(0, colon), Fluency.valueOf(value.substring(colon + 1).toUpperCase(Locale.ROOT)));
    }

    @Override
    public String toString() {
        return language + ":" + ProfileDocuments.code(least);
    }
}

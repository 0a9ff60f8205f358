package io.understudy.feedback.entity;

import java.util.Locale;

/** What a user did or said after an answer. The first two are explicit, the others implied. */
public enum FeedbackKind {
    /** The right label. */
    LABEL,
    /** 1 to 5. */
    RATING,
    /** Took the answer. */
    ACCEPT,
    SHARE,
    CLICK,
    /** Changed the answer before it was of use. */
    MODIFY,
    SKIP,
    /** Asked again in other words. */
    REQUERY;

    /** As it is written everywhere but in Java. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.understudy.database.entity;

import java.nio.charset.StandardCharsets;

/** Text in the form that PostgreSQL can keep. */
public final class PostgresText {

    private PostgresText() {}

    /** In UTF-8, with anything but U+0000, which becomes U+FFFD; half a surrogate pair becomes a question mark. */
    public static byte[] bytes(String text) {
        return text.replace('\0', '\ufffd').getBytes(StandardCharsets.UTF_8);
    }
}

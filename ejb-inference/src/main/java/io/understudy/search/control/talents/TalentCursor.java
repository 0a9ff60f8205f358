package io.understudy.search.control.talents;

import io.understudy.failure.entity.DomainException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Where a page of talents ended. Opaque to clients, and stable while talents come and go. */
record TalentCursor(String afterId) {

    static final TalentCursor START = new TalentCursor("");

    private static final String MARK = "t1:";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** @throws DomainException INVALID if it is not one that a page gave */
    static TalentCursor parse(String cursor) {
        if (cursor == null || cursor.isEmpty()) return START;
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var id = text.startsWith(MARK) ? text.substring(MARK.length()) : "";
            if (ID.matcher(id).matches()) return new TalentCursor(id);
        } catch (IllegalArgumentException notBase64) {
            // falls through to the one answer for whatever is not a cursor
        }
        throw DomainException.invalid("cursor", "must be the next_cursor of a page");
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + afterId).getBytes(StandardCharsets.UTF_8));
    }
}

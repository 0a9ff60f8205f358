package io.understudy.serving.boundary;

import io.understudy.failure.entity.DomainException;
import jakarta.ws.rs.core.EntityTag;
import java.util.regex.Pattern;

/** A revision's number as an entity tag, so that an order can say which revision it was made upon. */
final class RevisionTag {

    private static final Pattern TAG = Pattern.compile("\\s*\"?(\\d{1,9})\"?\\s*");

    private RevisionTag() {}

    /** @param number 0 where nothing is in service */
    static EntityTag of(int number) {
        return new EntityTag(Integer.toString(number));
    }

    /**
     * @param ifMatch the header, such as {@code "7"}; null where it was not sent
     * @return null where any revision will do
     */
    static Integer number(String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) return null;
        var match = TAG.matcher(ifMatch);
        if (!match.matches()) throw DomainException.invalid("If-Match", "must be the number of a revision in quotes, such as \"7\"");
        return Integer.valueOf(match.group(1));
    }
}

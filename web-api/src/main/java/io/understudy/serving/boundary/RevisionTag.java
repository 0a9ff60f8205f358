package io.understudy.serving.boundary;

import io.understudy.deployment.control.ExpectedRevision;
import io.understudy.failure.entity.DomainException;
import jakarta.ws.rs.core.EntityTag;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** A revision's number as an entity tag, so that an order can say which revision it was made upon. */
final class RevisionTag {

    private static final String ENTITY_TAG = "(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\"";
    private static final Pattern TAGS = Pattern.compile("[\\s,]*+" + ENTITY_TAG + "(?:\\s*+,[\\s,]*+" + ENTITY_TAG + ")*+[\\s,]*+");
    private static final Pattern TAG = Pattern.compile(ENTITY_TAG);
    private static final Pattern NUMBER = Pattern.compile("\"(0|[1-9]\\d{0,8})\"");

    private RevisionTag() {}

    /** @param number 0 where nothing is in service */
    static EntityTag of(int number) {
        return new EntityTag(Integer.toString(number));
    }

    /**
     * By RFC 9110, section 13.1.1: any tag of the list will do, {@code *} for whatever is there; a weak tag, or one that is
     * no revision's, never matches.
     *
     * @param ifMatch the header, such as {@code "7"}; null where it was not sent
     * @return null where it does not matter what is in service
     */
    static ExpectedRevision expected(String ifMatch) {
        if (ifMatch == null) return null;
        if (ifMatch.strip().equals("*")) return ExpectedRevision.ANY;
        if (!TAGS.matcher(ifMatch).matches()) {
            throw DomainException.invalid("If-Match", "must be * or numbers of revisions in quotes, such as \"7\"");
        }
        Set<Integer> numbers = new HashSet<>();
        TAG.matcher(ifMatch).results().forEach(tag -> {
            var number = NUMBER.matcher(tag.group());
            if (number.matches()) numbers.add(Integer.valueOf(number.group(1)));
        });
        return new ExpectedRevision(false, numbers);
    }
}

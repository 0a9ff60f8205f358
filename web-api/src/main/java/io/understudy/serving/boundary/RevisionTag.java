package io.understudy.serving.boundary;

import io.understudy.deployment.control.ExpectedRevision;
import io.understudy.wire.boundary.IfMatch;
import jakarta.ws.rs.core.EntityTag;

/** A revision's number as an entity tag, so that an order can say which revision it was made upon. */
final class RevisionTag {

    private RevisionTag() {}

    /** @param number 0 where nothing is in service */
    static EntityTag of(int number) {
        return new EntityTag(Integer.toString(number));
    }

    /**
     * @param ifMatch the header, such as {@code "7"}; null where it was not sent
     * @return null where it does not matter what is in service
     */
    static ExpectedRevision expected(String ifMatch) {
        return IfMatch.of(ifMatch, "revisions").map(match -> new ExpectedRevision(match.any(), match.numbers())).orElse(null);
    }
}

package io.understudy.search.control.index;

import io.understudy.search.entity.TalentProfile;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.search.Query;

/**
 * One thing that a talent satisfies or not.
 *
 * @param name what kind of thing, as a request names it ({@code location}, {@code budget_range})
 * @param wanted its value, in English ({@code Mumbai or Pune})
 * @param query matches the talents that satisfy it
 * @param reason the same asked of a profile: a sentence that is true of this talent, or none where it does not satisfy
 */
record Criterion(String name, String wanted, Query query, Function<TalentProfile, Optional<String>> reason) {

    @Override
    public String toString() {
        return name.replace('_', ' ') + " " + wanted;
    }
}

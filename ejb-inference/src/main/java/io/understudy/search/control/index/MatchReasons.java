package io.understudy.search.control.index;

import io.understudy.search.entity.TalentProfile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a talent was found: each sentence is read from the talent's own profile. */
final class MatchReasons {

    private final List<Criterion> criteria;

    MatchReasons(Stream<Criterion> criteria) {
        this.criteria = criteria.toList();
    }

    List<String> of(TalentProfile profile, Highlights highlights) {
        var satisfied = criteria.stream()
                .map(criterion -> criterion.reason().apply(profile))
                .flatMap(Optional::stream);
        return Stream.concat(satisfied, mention(highlights.foundIn("biography")).stream()).distinct().toList();
    }

    private static Optional<String> mention(List<String> words) {
        return words.isEmpty() ? Optional.empty() : Optional.of("The biography mentions " + String.join(", ", words));
    }
}

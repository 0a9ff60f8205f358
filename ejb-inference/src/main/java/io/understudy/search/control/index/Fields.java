package io.understudy.search.control.index;

import java.util.List;

/** The index fields beside those of the text channels. */
final class Fields {

    static final String ID = "id";
    /** The profile as JSON, as it is and not in compressed blocks, so that a page of hits reads no more than itself. */
    static final String PROFILE = "profile";
    static final String VECTOR = "vector";

    static final String CITY = "city";
    /** Where the talent lives or is willing to work. */
    static final String PLACE = "place";
    static final String SKILL = "skills";
    static final String LANGUAGE = "languages";
    /** Code and fluency of each language, with every fluency below the talent's own: {@code hi:basic}. */
    static final String FLUENCY = "fluency";
    static final String LEVEL = "level";
    static final String GENDER = "gender";
    static final String AGE_BAND = "age_band";
    static final String RATE_BAND = "rate_band";
    static final String DIALECT = "dialect";
    static final String INDUSTRY = "industry";
    static final String GENRE = "genre";
    static final String FORMAT = "format";
    static final String COLLABORATOR = "collaborator";

    static final String AGE = "age";
    static final String EXPERIENCE = "experience";
    static final String RATE = "rate";
    static final String RATING = "rating";
    /** Days since 1970 on which a talent can be booked, as the fewest windows. */
    static final String WINDOW = "window";
    /** Set where a talent states no windows. */
    static final String UNSTATED = "unstated";
    static final String YES = "yes";

    /** Counted as facets; their postings hold the values. */
    static final List<String> FACETS = List.of(CITY, SKILL, LANGUAGE, LEVEL, GENDER, AGE_BAND, RATE_BAND);

    private Fields() {}
}

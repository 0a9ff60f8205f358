package io.understudy.search.control;

import io.understudy.search.entity.TalentProfile.Gender;
import io.understudy.search.entity.TalentProfile.Level;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A search for talents, as a client sends it. What is absent takes its default.
 *
 * @param query free text in any of the languages; may be empty when a filter is given
 * @param filters what a talent must satisfy
 * @param preferences what lifts a talent but never excludes one
 * @param maxResults 10 by default
 * @param cursor where the previous page ended ({@code next_cursor} of its answer)
 * @param userId who asks; decides the version for as long as the split stands
 * @param sessionId stands in where there is no user
 * @param modelVersion id, label or alias of the version that shall answer, instead of the split's choice
 * @param useCache true by default
 * @param explain adds how each score came about; false by default
 * @param interpret whether places, skills and the like in the text become filters and boosts; true by default
 * @param attributes of who asks or of where, for the rules of experiments; no answer depends on them
 */
public record SearchRequest(
        @Size(max = 2000) String query,
        @Valid Filters filters,
        @Valid Preferences preferences,
        @Min(1) @Max(100) Integer maxResults,
        @Size(max = 500) String cursor,
        @Size(min = 1, max = 200) String userId,
        @Size(min = 1, max = 200) String sessionId,
        @Size(min = 1, max = 100) String modelVersion,
        Boolean useCache,
        Boolean explain,
        Boolean interpret,
        @Size(max = 20) Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 200) String> attributes) {

    public SearchRequest {
        query = query == null ? "" : query.strip();
        filters = filters == null ? Filters.NONE : filters;
        preferences = preferences == null ? Preferences.NONE : preferences;
        maxResults = maxResults == null ? Integer.valueOf(10) : maxResults;
        useCache = useCache == null || useCache;
        explain = explain != null && explain;
        interpret = interpret == null || interpret;
        attributes = attributes == null ? Map.of() : attributes;
    }

    /** The same from another place on. */
    public SearchRequest at(String cursor) {
        return new SearchRequest(
                query, filters, preferences, maxResults, cursor, userId, sessionId, modelVersion, useCache, explain, interpret, attributes);
    }

    /**
     * What a talent must satisfy; within one list any entry is enough, between fields all must hold.
     *
     * @param location cities the talent lives in or is willing to work in: codes or names in any language
     * @param languages ISO 639 codes or names
     * @param ageRange overlaps the playing age, in years
     * @param budgetRange holds the day rate, in INR
     * @param availability every day of it must be bookable; a talent who states no windows is bookable
     */
    public record Filters(
            @Size(max = 50) List<@NotBlank @Size(max = 100) String> location,
            @Valid Skills skills,
            @Size(max = 30) List<@NotBlank @Size(max = 60) String> languages,
            @Size(max = 3) List<@NotNull Gender> gender,
            @Valid Range ageRange,
            @Valid Range experienceYears,
            @Valid Range budgetRange,
            @Valid Period availability,
            @Size(max = 5) List<@NotNull Level> level) {

        public static final Filters NONE = new Filters(null, null, null, null, null, null, null, null, null);

        public Filters {
            location = location == null ? List.of() : location;
            skills = skills == null ? Skills.NONE : skills;
            languages = languages == null ? List.of() : languages;
            gender = gender == null ? List.of() : gender;
            level = level == null ? List.of() : level;
        }

        public boolean isEmpty() {
            return equals(NONE);
        }
    }

    /** Taxonomy codes or names; a parent code ({@code dancing}) stands for all below it. */
    public record Skills(
            @Size(max = 60) List<@NotBlank @Size(max = 60) String> any,
            @Size(max = 60) List<@NotBlank @Size(max = 60) String> all) {

        public static final Skills NONE = new Skills(null, null);

        public Skills {
            any = any == null ? List.of() : any;
            all = all == null ? List.of() : all;
        }
    }

    /** Both ends included; an absent end is open. */
    public record Range(@Min(0) Integer min, @Min(0) Integer max) {}

    /** Days, both ends included. */
    public record Period(@NotNull LocalDate from, @NotNull LocalDate to) {}

    /** @param collaborators directors or production houses worked with before */
    public record Preferences(
            @Size(max = 20) List<@NotBlank @Size(max = 60) String> dialects,
            @Size(max = 20) List<@NotBlank @Size(max = 60) String> industries,
            @Size(max = 20) List<@NotBlank @Size(max = 200) String> collaborators) {

        public static final Preferences NONE = new Preferences(null, null, null);

        public Preferences {
            dialects = dialects == null ? List.of() : dialects;
            industries = industries == null ? List.of() : industries;
            collaborators = collaborators == null ? List.of() : collaborators;
        }
    }
}

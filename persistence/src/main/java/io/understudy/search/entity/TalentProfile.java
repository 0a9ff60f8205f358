package io.understudy.search.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * All that is known of one talent: the document that clients send and get, that the database keeps and that every
 * search index is built from. Lists are never null; what is unknown is null or empty.
 *
 * @param id chosen by the client, stable for ever
 * @param nameDevanagari the name as written in Hindi or Marathi, where known
 * @param playingAge the ages, in years, that the talent can play
 * @param city where the talent lives, as a code of the lexicon ({@code mumbai}) or, where that is unknown, free text
 * @param willingCities other cities the talent works in
 * @param skills taxonomy codes such as {@code dancing.bollywood} (see the lexicon)
 * @param dialects spoken dialects, as codes ({@code bhojpuri}, {@code varhadi})
 * @param industries regional industries worked in, as codes ({@code marathi-cinema})
 * @param heightCm in centimetres
 * @param dayRateInr in Indian rupees a day
 * @param availability days on which the talent can be booked, both ends included; empty means not stated
 * @param rating mean rating of past work, 0 to 5
 * @param biography free text in English, Hindi or Marathi
 * @param portfolio an http or https address of at most 2,000 characters
 * @param updatedAt set by the server
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TalentProfile(
        @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}", message = "must be 1 to 64 letters, digits, '.', '_' or '-'")
                String id,
        @NotBlank @Size(max = 200) String name,
        @Size(max = 200) String nameDevanagari,
        @NotNull Gender gender,
        @NotNull @Valid AgeRange playingAge,
        @NotBlank @Size(max = 100) String city,
        @Size(max = 50) List<@NotBlank @Size(max = 100) String> willingCities,
        @Size(max = 30) List<@NotNull @Valid SpokenLanguage> languages,
        @Size(max = 60) List<@NotBlank @Size(max = 60) String> skills,
        @Size(max = 20) List<@NotBlank @Size(max = 60) String> dialects,
        @Size(max = 20) List<@NotBlank @Size(max = 60) String> industries,
        @Size(max = 200) List<@NotNull @Valid Credit> credits,
        @Min(0) @Max(90) int experienceYears,
        @NotNull Level level,
        @Min(40) @Max(260) Integer heightCm,
        boolean unionMember,
        @Positive @Max(100_000_000) Integer dayRateInr,
        @Size(max = 100) List<@NotNull @Valid Window> availability,
        @DecimalMin("0") @DecimalMax("5") Double rating,
        @Size(max = 10_000) String biography,
        URI portfolio,
        Instant updatedAt) {

    public TalentProfile {
        willingCities = copy(willingCities);
        languages = copy(languages);
        skills = copy(skills);
        dialects = copy(dialects);
        industries = copy(industries);
        credits = copy(credits);
        availability = copy(availability);
    }

    /** Keeps a null element, so that validation can name it. */
    private static <T> List<T> copy(List<T> list) {
        return list == null ? List.of() : java.util.Collections.unmodifiableList(new java.util.ArrayList<>(list));
    }

    public enum Gender {
        FEMALE,
        MALE,
        NON_BINARY
    }

    /** Standing in the trade, lowest first. */
    public enum Level {
        FRESHER,
        EMERGING,
        ESTABLISHED,
        SENIOR,
        VETERAN
    }

    /** How well a language is spoken, lowest first. */
    public enum Fluency {
        BASIC,
        CONVERSATIONAL,
        FLUENT,
        NATIVE
    }

    /** Years of age, both ends included. */
    public record AgeRange(@Min(0) @Max(120) int min, @Min(0) @Max(120) int max) {}

    /** A language by its ISO 639 code ({@code hi}, {@code mr}, {@code bho}). */
    public record SpokenLanguage(@NotBlank @Pattern(regexp = "[a-z]{2,3}") String code, @NotNull Fluency fluency) {}

    /**
     * One piece of past work.
     *
     * @param role the part or job, free text ({@code lead}, {@code choreographer})
     * @param format code: {@code film}, {@code series}, {@code theatre}, {@code commercial}, {@code music-video},
     *     {@code web}, {@code dubbing}, {@code event}
     * @param genre code: {@code drama}, {@code comedy}, {@code action}, {@code romance}, {@code thriller}, …
     * @param collaborator director or production house
     */
    public record Credit(
            @NotBlank @Size(max = 200) String title,
            @Min(1900) @Max(2100) int year,
            @NotBlank @Size(max = 100) String role,
            @Size(max = 60) String format,
            @Size(max = 60) String genre,
            @Size(max = 200) String collaborator) {}

    /** Days, both ends included. */
    public record Window(@NotNull LocalDate from, @NotNull LocalDate to) {}

    public TalentProfile withId(String newId) {
        return copy(newId, updatedAt);
    }

    public TalentProfile withUpdatedAt(Instant instant) {
        return copy(id, instant);
    }

    private TalentProfile copy(String newId, Instant instant) {
        return new TalentProfile(
                newId, name, nameDevanagari, gender, playingAge, city, willingCities, languages, skills, dialects,
                industries, credits, experienceYears, level, heightCm, unionMember, dayRateInr, availability, rating,
                biography, portfolio, instant);
    }
}

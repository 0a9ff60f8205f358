package io.understudy.testing;

import io.understudy.search.entity.TalentProfile;
import io.understudy.search.entity.TalentProfile.AgeRange;
import io.understudy.search.entity.TalentProfile.Fluency;
import io.understudy.search.entity.TalentProfile.Gender;
import io.understudy.search.entity.TalentProfile.Level;
import io.understudy.search.entity.TalentProfile.SpokenLanguage;
import java.time.Instant;
import java.util.List;

/** Small profiles that keep every rule. */
public final class Profiles {

    private Profiles() {}

    public static TalentProfile named(String id, String name) {
        return with(id, name, "Stage and screen.");
    }

    public static TalentProfile with(String id, String name, String biography) {
        return new TalentProfile(
                id, name, null, Gender.FEMALE, new AgeRange(20, 30), "mumbai", List.of(),
                List.of(new SpokenLanguage("hi", Fluency.NATIVE)), List.of("acting.drama"), List.of(), List.of(),
                List.of(), 4, Level.EMERGING, 165, false, 12_000, List.of(), 4.5, biography, null,
                Instant.parse("2026-01-01T00:00:00Z"));
    }
}

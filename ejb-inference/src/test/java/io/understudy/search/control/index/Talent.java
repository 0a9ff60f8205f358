package io.understudy.search.control.index;

import io.understudy.search.entity.TalentProfile;
import io.understudy.search.entity.TalentProfile.AgeRange;
import io.understudy.search.entity.TalentProfile.Credit;
import io.understudy.search.entity.TalentProfile.Fluency;
import io.understudy.search.entity.TalentProfile.Gender;
import io.understudy.search.entity.TalentProfile.Level;
import io.understudy.search.entity.TalentProfile.SpokenLanguage;
import io.understudy.search.entity.TalentProfile.Window;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Talents for tests: everything that is not said is the same for all. */
final class Talent {

    private final String id;
    private String name = "Somebody";
    private String nameDevanagari;
    private Gender gender = Gender.FEMALE;
    private AgeRange age = new AgeRange(20, 30);
    private String city = "pune";
    private List<String> willing = List.of();
    private final List<SpokenLanguage> languages = new ArrayList<>();
    private List<String> skills = List.of();
    private List<String> dialects = List.of();
    private List<String> industries = List.of();
    private final List<Credit> credits = new ArrayList<>();
    private int experience = 5;
    private Level level = Level.EMERGING;
    private Integer rate = 10_000;
    private final List<Window> windows = new ArrayList<>();
    private Double rating;
    private String biography = "";

    private Talent(String id) {
        this.id = id;
    }

    static Talent of(String id) {
        return new Talent(id);
    }

    Talent name(String value) {
        name = value;
        return this;
    }

    Talent nameDevanagari(String value) {
        nameDevanagari = value;
        return this;
    }

    Talent gender(Gender value) {
        gender = value;
        return this;
    }

    Talent age(int min, int max) {
        age = new AgeRange(min, max);
        return this;
    }

    Talent city(String value) {
        city = value;
        return this;
    }

    Talent willing(String... values) {
        willing = List.of(values);
        return this;
    }

    Talent speaks(String code, Fluency fluency) {
        languages.add(new SpokenLanguage(code, fluency));
        return this;
    }

    Talent skills(String... values) {
        skills = List.of(values);
        return this;
    }

    Talent dialects(String... values) {
        dialects = List.of(values);
        return this;
    }

    Talent industries(String... values) {
        industries = List.of(values);
        return this;
    }

    Talent credit(String title, int year, String format, String genre, String collaborator) {
        credits.add(new Credit(title, year, "lead", format, genre, collaborator));
        return this;
    }

    Talent experience(int years) {
        experience = years;
        return this;
    }

    Talent level(Level value) {
        level = value;
        return this;
    }

    Talent rate(Integer value) {
        rate = value;
        return this;
    }

    Talent free(String from, String to) {
        windows.add(new Window(LocalDate.parse(from), LocalDate.parse(to)));
        return this;
    }

    Talent rating(double value) {
        rating = value;
        return this;
    }

    Talent biography(String value) {
        biography = value;
        return this;
    }

    TalentProfile profile() {
        return new TalentProfile(
                id, name, nameDevanagari, gender, age, city, willing, languages, skills, dialects, industries, credits,
                experience, level, null, false, rate, windows, rating, biography, null, null);
    }
}

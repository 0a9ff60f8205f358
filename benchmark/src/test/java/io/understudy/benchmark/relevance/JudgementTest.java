package io.understudy.benchmark.relevance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.search.entity.TalentProfile;
import io.understudy.search.entity.TalentProfile.AgeRange;
import io.understudy.search.entity.TalentProfile.Credit;
import io.understudy.search.entity.TalentProfile.Fluency;
import io.understudy.search.entity.TalentProfile.Gender;
import io.understudy.search.entity.TalentProfile.Level;
import io.understudy.search.entity.TalentProfile.SpokenLanguage;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementTest {

    /** A woman of Pune who also works in Mumbai: folk dance and guitar, Marathi, 20 to 28, 5 years, 12,000 a day. */
    private final TalentProfile talent = new TalentProfile(
            "t", "T", null, Gender.FEMALE, new AgeRange(20, 28), "pune", List.of("mumbai"),
            List.of(new SpokenLanguage("mr", Fluency.NATIVE)), List.of("dancing.folk", "guitar"), List.of("varhadi"),
            List.of("marathi-cinema"), List.of(new Credit("A", 2020, "lead", "event", "musical", null)), 5, Level.EMERGING,
            160, false, 12_000, List.of(), 4.0, "", null, null);

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "city=pune # 3", "city=mumbai # 0", "city=mumbai|willing # 3", "city=maharashtra # 3", "city=goa|willing # 0",
        "skill=dancing.folk # 3", "skill=dancing # 0", "skill_parent=dancing # 3", "skill=guitar & skill=dancing.folk|sitar # 3",
        "skill=guitar & skill=sitar # 0", "skill=guitar & format=event:2 # 2", "skill=dancing.bollywood:3; skill_parent=dancing:1 # 1", "skill=sitar:3; skill=flute:2 # 0",
        "skill=dancing.folk:3; skill_parent=dancing:1 # 3", "language=mr # 3", "language=hi # 0", "language=hi|mr # 3",
        "language=hi; skill=guitar:3 # 0", "gender=female # 3", "gender=male # 0", "level=fresher|emerging # 3",
        "age=28-40 # 3", "age=29-40 # 0", "age=-20 # 3", "experience=5- # 3", "experience=6- # 0", "rate=-12000 # 3",
        "rate=-11999 # 0", "genre=musical; format=event # 3", "genre=drama # 0", "dialect=varhadi; industry=marathi-cinema # 3",
        "skill=guitar:3; ~format=event # 3", "skill=guitar:3; ~format=series # 2", "skill=guitar:1; ~format=series; ~genre=drama # 1",
        "skill=sitar:3; ~format=event # 0", "name=T # 3", "name=t # 0", "title=A # 3", "title=B:3; gender=female:1 # 1", "collaborator=A # 0"
    })
    void gradesByFacts(String rule, int grade) {
        assertEquals(grade, Judgement.parse(rule).grade(talent));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "city", "city=atlantis", "skill=juggling:3", "colour=red", "skill=guitar:4", "age=20"})
    void refusesWhatItCannotRead(String rule) {
        assertThrows(IllegalArgumentException.class, () -> Judgement.parse(rule));
    }
}

package io.understudy.search.control.talents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.entity.TalentProfile.AgeRange;
import io.understudy.search.entity.TalentProfile.Credit;
import io.understudy.search.entity.TalentProfile.Fluency;
import io.understudy.search.entity.TalentProfile.Gender;
import io.understudy.search.entity.TalentProfile.Level;
import io.understudy.search.entity.TalentProfile.SpokenLanguage;
import io.understudy.search.entity.TalentProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassageTextTest {

    @Test
    void saysWhatTheCodesMean() {
        var talent = new TalentProfile(
                "t1", "Asha Patil", "आशा पाटील", Gender.FEMALE, new AgeRange(20, 30), "pune", List.of("mumbai", "Atlantis"),
                List.of(new SpokenLanguage("mr", Fluency.NATIVE), new SpokenLanguage("hi", Fluency.FLUENT)),
                List.of("acting.drama", "dancing.folk"), List.of("varhadi"), List.of("marathi-cinema"),
                List.of(
                        new Credit("Vaat", 2020, "lead", "film", "drama", "A B"),
                        new Credit("Pahat", 2021, "lead", "film", null, null)),
                5, Level.EMERGING, 160, false, 20_000, List.of(), 4.0, "लावणीची आवड. ", null, null);

        assertEquals(
                "Asha Patil, आशा पाटील. female. emerging. dramatic acting, folk dance. Pune. Mumbai, Atlantis. Marathi, Hindi. "
                        + "Varhadi. Marathi cinema. film. drama. Vaat, Pahat. लावणीची आवड.",
                PassageText.of(talent, Lexicon.standard()));
    }

    @Test
    void leavesOutWhatIsUnknown() {
        var talent = new TalentProfile(
                "t2", "X", null, Gender.MALE, new AgeRange(0, 9), "Atlantis", null, null, null, null, null, null, 0,
                Level.FRESHER, null, false, null, null, null, null, null, null);

        assertEquals("X. male. fresher. Atlantis", PassageText.of(talent, Lexicon.standard()));
    }
}

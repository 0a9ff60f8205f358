package io.understudy.search.control.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.search.control.Interpretation;
import io.understudy.search.control.Interpretation.Effect;
import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.Interpretation.Understood;
import io.understudy.search.control.lexicon.Lexicon;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryUnderstandingTest {

    private final QueryUnderstanding understanding = new QueryUnderstanding(Lexicon.standard());

    @Test
    void namesTheWordsTheyCameFromInTheirOrder() {
        assertEquals(
                new Interpretation("en", List.of(
                        new Understood(Field.SKILL, "acting", "lead actors", Effect.BOOST),
                        new Understood(Field.LOCATION, "mumbai", "Mumbai", Effect.FILTER),
                        new Understood(Field.GENRE, "drama", "drama", Effect.BOOST),
                        new Understood(Field.FORMAT, "series", "series", Effect.BOOST))),
                understanding.interpret("lead actors in Mumbai for a drama series"));
        assertEquals(
                new Interpretation("mr", List.of(
                        new Understood(Field.LOCATION, "pune", "पुण्यातील", Effect.FILTER),
                        new Understood(Field.LANGUAGE, "hi", "हिंदी", Effect.FILTER),
                        new Understood(Field.AGE, "25-30", "२५ ते ३० वर्षे", Effect.FILTER))),
                understanding.interpret("पुण्यातील हिंदी बोलणारे, २५ ते ३० वर्षे"));
    }

    /** Filters in capitals, boosts in small letters, exclusions behind a minus. */
    private String read(String query) {
        var interpretation = understanding.interpret(query);
        return interpretation.language() + ": " + interpretation.understood().stream()
                .map(u -> switch (u.effect()) {
                    case FILTER -> u.field().name();
                    case BOOST -> u.field().name().toLowerCase();
                    case EXCLUDE -> "-" + u.field().name().toLowerCase();
                } + "=" + u.value())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "lead actors in Mumbai for a drama series; en: skill=acting LOCATION=mumbai genre=drama format=series",
        "मुंबई में ड्रामा सीरीज़ के लिए मुख्य अभिनेता; hi: LOCATION=mumbai genre=drama format=series skill=acting",
        "मुंबईत नाटक मालिकेसाठी मुख्य कलाकार; mr: LOCATION=mumbai genre=drama format=series skill=acting",
        "mumbai mein drama series ke liye lead actor; hi-Latn: LOCATION=mumbai genre=drama format=series skill=acting"
    })
    void understandsOneQuestionInFourForms(String query, String expected) {
        assertEquals(expected, read(query));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "hindi speaking dancers; en: LANGUAGE=hi skill=dancing",
        "Marathi and Hindi speaking host; en: LANGUAGE=mr LANGUAGE=hi skill=anchoring",
        "who speaks Urdu; en: LANGUAGE=ur",
        "fluent in Tamil and English; en: LANGUAGE=ta:fluent LANGUAGE=en:fluent",
        "marathi singer; en: language=mr skill=singing",
        "हिंदी बोलने वाले गायक; hi: LANGUAGE=hi skill=singing",
        "मराठी आणि हिंदी बोलणारी निवेदिका; mr: LANGUAGE=mr LANGUAGE=hi skill=anchoring",
        "bhojpuri bolne wale kalakar; hi-Latn: LANGUAGE=bho skill=acting",
        "bhojpuri singers; en: language=bho dialect=bhojpuri skill=singing"
    })
    void aSpokenLanguageExcludesANamedOneLifts(String query, String expected) {
        assertEquals(expected, read(query));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "25 to 30 years; en: AGE=25-30", "dancers aged 20-25; en: skill=dancing AGE=20-25",
        "aged under 30; en: AGE=-30", "above 40 years old; en: AGE=40-", "25 year old; en: AGE=25-25",
        "between the ages of 18 and 24; en: AGE=18-24",
        "२५ ते ३० वर्षे; mr: AGE=25-30", "25 से 30 साल की उम्र; hi: AGE=25-30", "30 साल से कम; hi: AGE=-30",
        "३० वर्षांपेक्षा कमी; mr: AGE=-30", "25 se 30 saal; hi-Latn: AGE=25-30", "30 se kam umar; hi-Latn: AGE=-30",
        "young dancers; en: age=18-30 skill=dancing", "बुज़ुर्ग कलाकार; hi: age=60- skill=acting"
    })
    void agesInNumbersExcludeAgeWordsLift(String query, String expected) {
        assertEquals(expected, read(query));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "5+ years experience; en: EXPERIENCE=5-", "at least 10 years of experience; en: EXPERIENCE=10-",
        "3 to 5 years of acting experience; en: EXPERIENCE=3-5", "less than 2 years experience; en: EXPERIENCE=-2",
        "5 साल का अनुभव; hi: EXPERIENCE=5-", "कम से कम 5 साल का अनुभव; hi: EXPERIENCE=5-",
        "१० वर्षांचा अनुभव असलेला गायक; mr: EXPERIENCE=10- skill=singing",
        "5 saal se zyada ka anubhav; hi-Latn: EXPERIENCE=5-"
    })
    void readsExperience(String query, String expected) {
        assertEquals(expected, read(query));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "under 20k a day; en: BUDGET=-20000", "20,000 to 40,000 rupees per day; en: BUDGET=20000-40000",
        "10-20k; null: BUDGET=10000-20000", "above ₹50000; en: BUDGET=50000-", "budget 15000; en: BUDGET=-15000",
        "1.5 lakh daily; en: BUDGET=-150000",
        "२०,००० रुपये से कम; hi: BUDGET=-20000", "२० हजार रुपयांपर्यंत; mr: BUDGET=-20000",
        "20 hazaar rupaye tak; hi-Latn: BUDGET=-20000", "रोज 10000 रुपये; hi: BUDGET=-10000"
    })
    void readsBudgets(String query, String expected) {
        assertEquals(expected, read(query));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "actor; en: skill=acting", "अभिनेता; hi: skill=acting", "actress; en: skill=acting GENDER=female",
        "अभिनेत्री पुणे; hi: skill=acting GENDER=female LOCATION=pune", "female stunt double; en: GENDER=female skill=stunts",
        "लड़कियों को नृत्य सिखाने वाला; hi: skill=dancing",
        "ladka jo guitar bajata ho; hi-Latn: GENDER=male skill=guitar"
    })
    void onlyWordsOfAGenderExcludeByGender(String query, String expected) {
        assertEquals(expected, read(query));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "newcomer for a web series, horror; en: level=fresher format=web genre=horror",
        "veteran of Marathi cinema; en: level=veteran industry=marathi-cinema",
        "वऱ्हाडी बोलीत विनोदी कलाकार हवा; mr: dialect=varhadi skill=acting.comedy",
        "Bollywood dancer from Bangalore or Pune; en: skill=dancing.bollywood LOCATION=bengaluru LOCATION=pune",
        "anyone in Maharashtra; en: LOCATION=maharashtra"
    })
    void softFactsLift(String query, String expected) {
        assertEquals(expected, read(query));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "singers not in Mumbai; en: skill=singing -location=mumbai", "dancers except from Delhi; en: skill=dancing -location=delhi",
        "actor not from Mumbai; en: skill=acting -location=mumbai", "anyone other than actors; en: -skill=acting",
        "not from Mumbai or Delhi; en: -location=mumbai -location=delhi", "neither Pune nor Mumbai; en: -location=pune -location=mumbai",
        "not from Mumbai, Delhi or Pune; en: -location=mumbai -location=delhi -location=pune",
        "not from Mumbai or Delhi, singers; en: -location=mumbai -location=delhi skill=singing",
        "not from Mumbai, Pune; en: -location=mumbai LOCATION=pune", "मुंबई, दिल्ली या पुणे के नहीं; hi: -location=mumbai -location=delhi -location=pune",
        "not from Mumbai but Pune; en: -location=mumbai LOCATION=pune", "non-Marathi singers; en: -language=mr skill=singing",
        "singers who don't speak Hindi; en: skill=singing -language=hi", "singer without dancing; en: skill=singing -skill=dancing",
        "not a woman; en: -gender=female", "no actresses; en: -gender=female", "not only in Mumbai; en: LOCATION=mumbai",
        "गायक जो मुंबई में नहीं; hi: skill=singing -location=mumbai", "मुंबई के नहीं; hi: -location=mumbai",
        "मुंबई या दिल्ली के नहीं; hi: -location=mumbai -location=delhi", "जो मुंबई में नहीं रहते; hi: -location=mumbai",
        "मुंबई के अलावा कहीं भी गायक; hi: -location=mumbai skill=singing", "हिंदी न बोलने वाले गायक; hi: -language=hi skill=singing",
        "मुंबई सोडून इतर गायक; mr: -location=mumbai skill=singing", "पुण्यातील नको; mr: -location=pune",
        "हिंदी बोलत नाही असा गायक; mr: -language=hi skill=singing",
        "mumbai nahi, pune ka dancer; hi-Latn: -location=mumbai LOCATION=pune skill=dancing",
        "mumbai ke nahi; hi-Latn: -location=mumbai", "hindi nahi bolta; hi-Latn: -language=hi"
    })
    void whatIsDeniedExcludes(String query, String expected) {
        assertEquals(expected, read(query));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "singer, Hindi not required; en: skill=singing", "singer, no dance experience needed; en: skill=singing",
        "need not be in Mumbai; en:", "singers not necessarily from Delhi; en: skill=singing", "not a drama; en:",
        "I need no dancers; en: -skill=dancing",
        "हिंदी ज़रूरी नहीं; hi:", "हिंदी आना ज़रूरी नहीं है; hi:", "हिंदी येणे आवश्यक नाही; mr:", "hindi zaroori nahi; hi-Latn:",
        "not more than 20k a day; en: BUDGET=-20000"
    })
    void whatIsOnlyWaivedIsNotAskedFor(String query, String expected) {
        assertEquals(expected, read(query).strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "speaks fluent Hindi; en: LANGUAGE=hi:fluent", "speaks Hindi fluently; en: LANGUAGE=hi:fluent",
        "speaks Hindi and fluent English; en: LANGUAGE=hi LANGUAGE=en:fluent", "fluent speaker of Marathi; en: LANGUAGE=mr:fluent",
        "native Marathi speaker; en: LANGUAGE=mr:native", "धाराप्रवाह हिंदी बोलने वाला; hi: LANGUAGE=hi:fluent",
        "जिसकी मातृभाषा मराठी है; hi: LANGUAGE=mr:native", "अस्खलित हिंदी बोलणारी; mr: LANGUAGE=hi:fluent",
        "dharapravah hindi bolne wale; hi-Latn: LANGUAGE=hi:fluent"
    })
    void fluencyIsAskedFor(String query, String expected) {
        assertEquals(expected, read(query));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "men over 40; en: GENDER=male AGE=40-", "over 40; en: AGE=40-", "women under 30 in Pune; en: GENDER=female AGE=-30 LOCATION=pune",
        "40+ men; en: GENDER=male", "पुरुष 40 से ऊपर; hi: GENDER=male AGE=40-", "40 से कम के पुरुष; hi: AGE=-40 GENDER=male",
        "पुरुष, ४० पेक्षा जास्त असलेले; mr: GENDER=male AGE=40-", "40 se upar ke aadmi; hi-Latn: AGE=40- GENDER=male",
        "over 40 films; en: format=film", "over 5; en:", "rating above 4; en:"
    })
    void aBoundAloneIsOneOfAge(String query, String expected) {
        assertEquals(expected, read(query).strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "film set in 1947; en: format=film",
        "actress for a 1990s period film; en: skill=acting GENDER=female genre=historical format=film",
        "shooting on 15 December 2026; en:",
        "dancer for a show on 5 March 2027; en: skill=dancing",
        "दिसंबर 2026 में शूटिंग; hi:",
        "stunt double for a 2024 Honda ad; en: skill=stunts format=commercial",
        "1990-95 period film; en: genre=historical format=film",
        "1950 to 1960 drama; en: genre=drama",
        "shoot on 5 March 2027 daily; en:",
        "2026-12-15; null:",
        "1 lakh followers; en:",
        "10k+ instagram followers; en:",
        "followers above 10k; en:",
        "1 लाख फॉलोअर्स; hi:",
        "actor with 50k subscribers under 20k per day; en: skill=acting BUDGET=-20000",
        "4k video shoot; en:",
        "pin 400001; en:"
    })
    void aYearOrACountOfPeopleIsNoMoney(String query, String expected) {
        assertEquals(expected, read(query).strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "dancer under 20000; en: skill=dancing BUDGET=-20000",
        "dancer under 2,000; en: skill=dancing BUDGET=-2000",
        "dancer under 2000 a day; en: skill=dancing BUDGET=-2000",
        "from 2000 to 3000 rupees; en: BUDGET=2000-3000",
        "₹1,900; null: BUDGET=-1900",
        "rate 2000; en: BUDGET=-2000",
        "1900 रुपये; hi: BUDGET=-1900",
        "15000 में डांसर; hi: BUDGET=-15000 skill=dancing",
        "dancer 20k; en: skill=dancing BUDGET=-20000",
        "budget for 15 December 2026 is 20000; en: BUDGET=-20000",
        "over 1000 under 2000; en: BUDGET=1000-2000"
    })
    void moneyNeedsASignOfIt(String query, String expected) {
        assertEquals(expected, read(query).strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "over 18 under 25; en: AGE=18-25",
        "over 18 and under 25; en: AGE=18-25",
        "under 25 over 18; en: AGE=18-25",
        "above 18 years and below 25 years; en: AGE=18-25",
        "over 40, under 60, Pune; en: AGE=40-60 LOCATION=pune",
        "18 से ऊपर 25 से कम; hi: AGE=18-25",
        "kam se kam 18 aur zyada se zyada 25 saal; hi-Latn: AGE=18-25",
        "minimum 10k maximum 20k; en: BUDGET=10000-20000",
        "under 30 and over 10k; en: BUDGET=10000-",
        "over 5 years experience, under 30 years old; en: EXPERIENCE=5- AGE=-30"
    })
    void twoBoundsAreOneRange(String query, String expected) {
        assertEquals(expected, read(query).strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "5+ years; en: EXPERIENCE=5-",
        "10 plus years; en: EXPERIENCE=10-",
        "5+ years old; en: AGE=5-",
        "aged 5+ years; en: AGE=5-",
        "18+ years; en: AGE=18-"
    })
    void yearsAndAMoreAreOfWorkUntilTheyAreOfAge(String query, String expected) {
        assertEquals(expected, read(query).strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "twenty five year old actor; en: AGE=25-25 skill=acting",
        "twenty-five-year-old woman; en: AGE=25-25 GENDER=female",
        "ten years of experience; en: EXPERIENCE=10-",
        "one year contract; en:",
        "woman in her thirties; en: GENDER=female AGE=30-39",
        "man in his late 40s; en: GENDER=male AGE=40-49"
    })
    void readsAgesInEnglishWords(String query, String expected) {
        assertEquals(expected, read(query).strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "actors outside Mumbai; en: skill=acting -location=mumbai",
        "actors outside of Mumbai; en: skill=acting -location=mumbai",
        "outside Mumbai or Delhi, dancers; en: -location=mumbai -location=delhi skill=dancing",
        "anywhere but Mumbai; en: -location=mumbai",
        "anywhere but in Mumbai; en: -location=mumbai",
        "apart from Mumbai; en: -location=mumbai",
        "Mumbai excluded; en: -location=mumbai",
        "no one from Mumbai please; en: -location=mumbai",
        "nobody from Mumbai; en: -location=mumbai",
        "I don't want anyone from Mumbai; en: -location=mumbai",
        "anyone from Mumbai; en: LOCATION=mumbai",
        "mumbai se bahar ka actor; hi-Latn: -location=mumbai skill=acting",
        "bihar ka actor; hi-Latn: LOCATION=bihar skill=acting",
        "दिल्ली के बाहर का गायक; hi: -location=delhi skill=singing",
        "मुंबईबाहेरील गायक; mr: -location=mumbai skill=singing",
        "मुंबई बाहेर; mr: -location=mumbai",
        "मुंबईच्या बाहेर गायक; mr: -location=mumbai skill=singing",
        "मुंबईव्यतिरिक्त गायक; mr: -location=mumbai skill=singing",
        "actor willing to travel outside Mumbai; en: skill=acting"
    })
    void aPlaceThatIsLeftOutExcludes(String query, String expected) {
        assertEquals(expected, read(query).strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "the actor must not smoke; en: skill=acting",
        "the actor must not be from Mumbai; en: skill=acting -location=mumbai",
        "actor need not speak Hindi; en: skill=acting",
        "actor does not need Hindi; en: skill=acting",
        "Hindi is not needed; en:"
    })
    void whatOneMustNotDoDeniesNobody(String query, String expected) {
        assertEquals(expected, read(query).strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "lead actress in Mumbai; en: skill=acting GENDER=female LOCATION=mumbai",
        "lead actresses; en: skill=acting GENDER=female",
        "lead heroine; en: GENDER=female",
        "female singer; en: GENDER=female skill=singing",
        "stage actress; en: skill=acting.theatre GENDER=female",
        "पार्श्व गायिका; hi: skill=singing.playback GENDER=female",
        "चेन्नईतील पार्श्वगायिका; mr: LOCATION=chennai skill=singing.playback GENDER=female",
        "no lead actresses; en: -gender=female",
        "old woman; en: age=60- GENDER=female",
        "old man; en: age=60- GENDER=male",
        "stunt man; en: skill=stunts",
        "bad guy; en: skill=acting.villain",
        "b-boy; en: skill=dancing.hiphop",
        "stuntmen; en: skill=stunts",
        "ladies and gentlemen; en: GENDER=female GENDER=male"
    })
    void aGenderInsideLongerWordsCounts(String query, String expected) {
        assertEquals(expected, read(query).strip());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "a 60 year old man in Pune; en: AGE=60-60 GENDER=male LOCATION=pune",
        "year-old child; en: age=4-12",
        "old Delhi market scene actor; en: LOCATION=delhi skill=acting",
        "actor from old Goa; en: skill=acting LOCATION=goa",
        "old actor in Delhi; en: age=60- skill=acting LOCATION=delhi"
    })
    void oldIsNotAlwaysAnAge(String query, String expected) {
        assertEquals(expected, read(query).strip());
    }

    @Test
    void aQueryFullOfNumbersIsReadToo() {
        assertEquals("en: AGE=20-25", read("7 ".repeat(990) + "aged 20-25"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void anEmptyQueryAsksForNothing(String query) {
        assertEquals(Interpretation.NONE, understanding.interpret(query));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "someone who makes people laugh; en", "koi jo logon ko hansa sake; hi-Latn", "जो लोगों को हँसा सके; hi",
        "लोकांना हसवणारा माणूस; mr", "kathak nartaki; hi-Latn", "लावणी करणारी; mr", "12345; ", "Mumbai dancer; en"
    })
    void guessesTheLanguage(String query, String language) {
        assertEquals(language, understanding.interpret(query).language());
    }
}

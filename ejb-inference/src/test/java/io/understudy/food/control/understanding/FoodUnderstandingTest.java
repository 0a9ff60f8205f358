package io.understudy.food.control.understanding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.food.control.Diet;
import io.understudy.food.control.Mood;
import io.understudy.food.control.Weather;
import io.understudy.food.control.understanding.FoodUnderstanding.Said;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoodUnderstandingTest {

    private final FoodUnderstanding understanding = new FoodUnderstanding();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I'm allergic to peanuts                                        | peanut
            Severe nut allergy here, what can I eat?                       | peanut tree_nut
            im alergic to egg and milk                                     | egg dairy
            allergies: soy, sesame and shellfish                           | soy sesame shellfish
            my daughter has an egg allergy. I want paneer                  | egg
            lactose intolerant here                                        | dairy
            prawns make my throat swell up                                 | shellfish
            crab gives me hives                                            | shellfish
            My husband is allergic to mustard oil and we're in Kolkata     | mustard
            Is the satay safe for someone with a nut allergy?              | peanut tree_nut
            anaphylaxis risk, peanuts                                      | peanut
            allergic to almonds                                            | tree_nut
            I am allergic to cheese                                        | dairy
            allergic to peanutts                                           | peanut
            allergic to chickpeas, love curry                              | chickpea
            I love prawns. Sadly I'm allergic.                             | shellfish
            mujhe moongfali se allergy hai                                 | peanut
            ande aur doodh se allergy hai mere bete ko                     | egg dairy
            मुझे मूंगफली से एलर्जी है                                          | peanut
            दूध से एलर्जी है, क्या खा सकता हूँ                                  | dairy
            काजू और बादाम से एलर्जी                                           | tree_nut
            gluten se dikkat hai mujhe                                     | gluten
            allergic to eggs I want a cake                                 | egg
            even traces of sesame are dangerous for me                     | sesame
            गेहूं नहीं पचता, एलर्जी हो जाती है                                 | gluten
            """)
    void readsAllergies(String text, String families) {
        var constraints = read(text).constraints();

        var found = values(constraints.allergies());
        assertTrue(found.containsAll(Set.of(families.split(" "))), found.toString());
        assertFalse(found.contains("paneer"), "what is asked for is no allergy");
        assertEquals(Set.of(), constraints.unknownAllergies());
        assertFalse(constraints.hasUnnamedAllergy());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no nuts please                          | peanut tree_nut
            without dairy                           | dairy
            pizza w/o cheese                        | cheese
            dairy-free dinner                       | dairy
            egg and nut free cake                   | egg peanut tree_nut
            I don't eat meat or fish                | meat fish
            can't have prawns                       | prawn
            hold the onions                         | onion
            please leave out mutton, chicken, prawns and all that | mutton chicken prawn
            nothing with cashews or almonds         | cashew almond
            no roughly chopped coriander            | coriander leaves
            nuts are not allowed                    | peanut tree_nut
            eggs I can't eat                        | egg
            eggless cake                            | egg
            bina pyaz lahsun                        | onion garlic
            pyaz lasun nahi chalega                 | onion garlic
            doodh ke bina kuch batao                | dairy
            aloo mat dalna                          | potato
            बिना प्याज लहसुन का खाना                  | onion garlic
            मांस मछली नहीं खाते हम                    | meat fish
            प्याज के बिना                             | onion
            no soup for me                          | soup
            nothing fried, nothing creamy           | fried creamy
            I avoid all animal products             | meat dairy egg honey
            something without alcohol               | alcohol
            """)
    void readsRefusals(String text, String values) {
        var found = values(read(text).constraints().refused());

        assertTrue(found.containsAll(Set.of(values.replace("coriander leaves", "coriander").split(" "))), found.toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I'm vegan                             | VEGAN
            plant-based only                      | VEGAN
            pure veg only                         | VEGETARIAN
            शाकाहारी खाना दिखाओ                     | VEGETARIAN
            jain thali milegi kya                 | JAIN
            low carb dinner                       | KETO
            diabetic and gluten free              | DIABETIC GLUTEN_FREE
            halal chicken                         | HALAL
            vrat me kya khau                      | FASTING
            no milk no meat no eggs, vegan        | VEGAN
            I grew up vegetarian and don't plan to change | VEGETARIAN
            something that won't spike my blood sugar     | DIABETIC
            शुगर के मरीज के लिए खाना                 | DIABETIC
            मुझे डायबिटीज़ है                        | DIABETIC
            """)
    void readsDiets(String text, String diets) {
        assertEquals(Set.of(diets.split(" ")), read(text).constraints().diets().stream().map(Diet::name).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"I'm not vegan", "non veg please", "vegetables", "Don't give me vegan stuff"})
    void readsNoDietWhereNoneIsHeld(String text) {
        assertEquals(Set.of(), read(text).constraints().diets());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "no problem with nuts", "I'm not allergic to anything", "I have no allergies, give me fish", "can't live without cheese",
        "rice and dal", "I keep worrying about money and can't settle", "I can't stop eating paneer", "nothing beats a good biryani", "no, I want paneer", "not only chicken"
    })
    void refusesNothingThatIsNotRefused(String text) {
        var constraints = read(text).constraints();

        assertEquals(Set.of(), constraints.allergies());
        assertEquals(Set.of(), constraints.refused());
        assertFalse(constraints.hasUnnamedAllergy());
    }

    @Test
    void tellsWhatIsFineFromWhatIsRefused() {
        var understood = read("I don't eat meat, cheese and milk are fine");

        assertTrue(values(understood.constraints().refused()).contains("meat"));
        assertFalse(values(understood.constraints().refused()).contains("dairy"));
        assertTrue(values(understood.preferences().wanted()).contains("dairy"));
    }

    @Test
    void refusesTheFoodAndNotTheKindOfDish() {
        assertEquals(Set.of("alcohol"), values(read("a non-alcoholic drink").constraints().refused()));
        assertEquals(Set.of("chicken"), values(read("no chicken curry").constraints().refused()));
    }

    @Test
    void whatIsRefusedIsNotWanted() {
        var understood = read("I want chicken biryani but no chicken");

        assertFalse(values(understood.preferences().wanted()).contains("chicken"));
    }

    @Test
    void knowsFoodsThatNoDishHas() {
        assertEquals(Set.of("kiwi"), values(read("I'm allergic to kiwi").constraints().allergies()));
        assertEquals(Set.of(), read("kiwi allergy, is anything risky?").constraints().unknownAllergies());
    }

    @Test
    void saysWhichAllergyNobodyKnows() {
        assertEquals(Set.of("cacahuetes"), read("I'm allergic to cacahuetes").constraints().unknownAllergies());
        assertEquals(Set.of("zorbel"), read("zorbel allergy").constraints().unknownAllergies());
        var mixed = read("allergic to peanuts, zorbel and milk").constraints();
        assertEquals(Set.of("zorbel"), mixed.unknownAllergies());
        assertTrue(values(mixed.allergies()).containsAll(Set.of("peanut", "dairy")));
        assertEquals(Set.of(), read("allergic to dust and cats").constraints().unknownAllergies());
    }

    @Test
    void saysThatAnAllergyIsNotNamed() {
        assertTrue(read("I have a food allergy, can you help me choose?").constraints().hasUnnamedAllergy());
        assertTrue(read("mujhe allergy hai").constraints().hasUnnamedAllergy());
        assertFalse(understanding.read("I have an allergy", new Said(null, List.of("egg"), null, null)).constraints().hasUnnamedAllergy());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            something under 100 rupees          | 100
            anything below ₹80?                 | 80
            max 200 rs                          | 200
            rs 99 meals                         | 99
            100 rupaye ke andar kuch batao      | 100
            सौ रुपये में क्या मिलेगा                | 100
            do sau rupaye hain                  | 200
            I only have fifty bucks             | 50
            under 1,000 for us                  | 1000
            १५० रुपये में                         | 150
            lunch under 120                     | 120
            """)
    void readsTheBudget(String text, int rupees) {
        assertEquals(rupees, read(text).constraints().budget());
    }

    @ParameterizedTest
    @ValueSource(strings = {"under 300 calories", "I have ten minutes", "more than 200 rupees", "within 20 minutes", "dinner for 6 people", "under 20g of carbs"})
    void readsNoBudgetWhereNoneIsMeant(String text) {
        assertNull(read(text).constraints().budget());
    }

    @Test
    void readsCaloriesSpiceAndTheWeather() {
        assertEquals(300, read("under 300 calories").constraints().calories());
        assertEquals(1, read("not too spicy please").constraints().spice());
        assertEquals(1, read("mild curry").constraints().spice());
        assertTrue(read("very spicy curry").preferences().wantsSpice());
        assertNull(read("very spicy curry").constraints().spice());
        assertEquals(Weather.HOT, read("it's 44 degrees outside").constraints().weather());
        assertEquals(Weather.HOT, read("it's so hot").constraints().weather());
        assertEquals(Weather.HOT, read("गर्मी बहुत है").constraints().weather());
        assertEquals(Weather.COLD, read("minus 5 degrees and snowing").constraints().weather());
        assertEquals(Weather.RAIN, read("barish ho rahi hai").constraints().weather());
        assertNull(read("hot soup please").constraints().weather());
        assertEquals(Mood.SAD, read("I'm so sad today").preferences().mood());
    }

    @Test
    void whatIsSaidBesideTheTextWins() {
        var said = new Said(Diet.JAIN, List.of("Peanuts and tree nuts", "guava"), Weather.HOT, 90);
        var constraints = understanding.read("cold day, under 500 rupees", said).constraints();

        assertEquals(Set.of(Diet.JAIN), constraints.diets());
        assertTrue(values(constraints.allergies()).containsAll(Set.of("peanut", "tree_nut", "guava")));
        assertEquals(Weather.HOT, constraints.weather());
        assertEquals(90, constraints.budget());
    }

    private Understood read(String text) {
        return understanding.read(text, Said.NOTHING);
    }

    private static Set<String> values(Set<Concept> concepts) {
        return concepts.stream().map(Concept::value).collect(Collectors.toCollection(TreeSet::new));
    }
}

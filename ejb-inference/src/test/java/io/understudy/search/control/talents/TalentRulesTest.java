package io.understudy.search.control.talents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import io.understudy.failure.entity.DomainException;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.entity.TalentProfile;
import io.understudy.testing.Validation;
import io.understudy.wire.entity.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TalentRulesTest {

    private static final String GOOD =
            """
            {"id": "a", "name": "Asha", "gender": "female", "playing_age": {"min": 20, "max": 30}, "city": "mumbai",
             "languages": [{"code": "hi", "fluency": "native"}], "skills": ["acting.drama"],
             "credits": [{"title": "Dhoop", "year": 2020, "role": "lead"}], "experience_years": 4, "level": "emerging",
             "union_member": false, "availability": [{"from": "2026-01-01", "to": "2026-01-31"}],
             "portfolio": "https://example.org/asha"}
            """;

    private final TalentRules rules = new TalentRules(Validation.VALIDATOR, Lexicon.standard());

    @Test
    void aGoodProfileBreaksNoRule() throws JsonProcessingException {
        assertEquals(List.of(), check(GOOD));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "\"id\": \"a\"               | \"id\": \"a b\"           | id | must be 1 to 64 letters, digits, '.', '_' or '-'",
        "\"id\": \"a\",              | ``                        | id | must be given",
        "\"id\": \"a\"               | \"id\": \"import\"        | id | is reserved",
        "\"Asha\"                    | \" \"                     | name | must not be blank",
        "\"min\": 20                 | \"min\": 31               | playing_age | min must not be greater than max",
        "\"max\": 30                 | \"max\": 121              | playing_age.max | must be less than or equal to 120",
        "\"acting.drama\"            | \"\"                      | skills[0] | must not be blank",
        "\"year\": 2020              | \"year\": 1820            | credits[0].year | must be greater than or equal to 1900",
        "\"experience_years\": 4     | \"experience_years\": 91  | experience_years | must be less than or equal to 90",
        "\"2026-01-31\"              | \"2025-12-31\"            | availability[0] | from must not be after to",
        "\"2026-01-31\"              | \"9999-12-31\"            | availability[0] | must be from 1900-01-01 to 2199-12-31",
        "\"acting.drama\"            | \"Bollywood dance\"       | skills[0] | is not a known code; nearest: dancing.bollywood",
        "\"acting.drama\"            | \"voice_acting\"          | skills[0] | is not a known code; nearest: voice, voice.over, voice.dubbing, voice.audiobook",
        "\"acting.drama\"            | \"alchemy\"               | skills[0] | is not a known code",
        "\"hi\"                      | \"xx\"                    | languages[0].code | is not a known code",
        "\"lead\"                    | \"lead\", \"genre\": \"comic\" | credits[0].genre | is not a known code; nearest: comedy",
        "https://example.org/asha    | javascript:alert(1)       | portfolio | must be an http or https address",
        "https://example.org/asha    | /asha                     | portfolio | must be an http or https address",
    })
    void eachRuleNamesItsField(String good, String bad, String field, String reason) throws JsonProcessingException {
        assertEquals(List.of(field + ": " + reason), check(GOOD.replace(good, bad)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"As\\u0000ha", "As\\ud83dha", "\\udead"})
    void whatIsNoTextIsRefusedWhereItIsRead(String name) {
        var refusal = assertThrows(InvalidFormatException.class, () -> parse(GOOD.replace("Asha", name)));
        assertEquals("name", refusal.getPath().getFirst().getFieldName());
    }

    @Test
    void everyLanguageOfTheWorldMayBeSpoken() throws JsonProcessingException {
        for (var code : List.of("bho", "fr", "awa")) assertEquals(List.of(), check(GOOD.replace("\"hi\"", '"' + code + '"')));
    }

    @Test
    void aLanguageIsItsCode() throws JsonProcessingException {
        assertEquals(
                List.of(
                        "languages[0].code: is not a known code; nearest: hi",
                        "languages[0].code: must match \"[a-z]{2,3}\""),
                check(GOOD.replace("\"hi\"", "\"hindi\"")));
    }

    @Test
    void aLanguageStandsOnce() throws JsonProcessingException {
        var twice = GOOD.replace("\"native\"}", "\"native\"}, {\"code\": \"hi\", \"fluency\": \"basic\"}");
        assertEquals(List.of("languages[1].code: is given twice"), check(twice));
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() throws JsonProcessingException {
        var profile = parse(GOOD.replace("\"min\": 20", "\"min\": 31").replace("\"Asha\"", "\"\""));
        var refusal = assertThrows(DomainException.class, () -> rules.require(profile));
        assertEquals(DomainException.Kind.INVALID, refusal.kind());
        assertEquals(List.of("name", "playing_age"), refusal.violations().stream().map(v -> v.field()).toList());
    }

    private List<String> check(String json) throws JsonProcessingException {
        return rules.violations(parse(json)).stream().map(v -> v.field() + ": " + v.reason()).toList();
    }

    private static TalentProfile parse(String json) throws JsonProcessingException {
        return Json.MAPPER.readValue(json, TalentProfile.class);
    }
}

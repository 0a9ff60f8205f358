package io.understudy.settings.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

    private static List<String> complaints(Map<String, String> set) {
        return SettingsCheck.complaints(set.keySet(), Set.of("UNDERSTUDY_SERVICE_HOST"), name -> Optional.ofNullable(set.get(name)));
    }

    @Test
    void saysNothingWhereAllIsRight() {
        assertEquals(List.of(), complaints(Map.of("understudy.http.port", "8080", "java.home", "anything", "UNDERSTUDY_SERVICE_HOST", "10.0.0.1")));
    }

    @Test
    void namesTheNearestForANameThatDoesNotExist() {
        assertEquals(
                List.of("understudy.serch.acess is not a setting of Understudy; did you mean understudy.search.access?"),
                complaints(Map.of("understudy.serch.acess", "admin")));
    }

    @Test
    void letsTheNamesPassThatAnOrchestratorInvents() {
        assertEquals(List.of(), complaints(Map.of("understudy.service.host", "10.0.0.1")));
    }

    @Test
    void takesAVariableThatIsAllButASettingsForASlipOfThePen() {
        assertEquals(
                List.of("UNDERSTUDY_SEARCH_ACESS is not a setting of Understudy; did you mean UNDERSTUDY_SEARCH_ACCESS?"),
                SettingsCheck.complaints(Set.of(), Set.of("UNDERSTUDY_SEARCH_ACESS", "UNDERSTUDY_PORT", "SEARCH_ACESS"), name -> Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "understudy.search.access | closed | understudy.search.access must be one of open, admin, not 'closed'",
        "understudy.http.port | 70000 | understudy.http.port must be a whole number from -1 to 65535, not '70000'",
        "understudy.http.max-body-bytes | 1MB | understudy.http.max-body-bytes must be a whole number from 1 to 2147483647 (bytes), not '1MB'",
        "understudy.serving.deadline | 10s | understudy.serving.deadline must be an ISO 8601 duration from PT0.001S to PT1H, not '10s'",
        "understudy.db.url | jdbc:h2:mem | understudy.db.url must be a URL that begins with jdbc:postgresql:, not 'jdbc:h2:mem'",
        "understudy.registry.signers | ci=MCow | understudy.registry.signers must be a list name=key,name=key of Ed25519 public keys, X.509 in base64, not 'ci=MCow'",
        "understudy.registry.signature | always | understudy.registry.signature must be one of optional, required, not 'always'",
        "understudy.security.admin-key | tooshort | understudy.security.admin-key must be a secret of at least 32 characters",
    })
    void namesTheSettingAndWhatIsAllowedButNoSecret(String name, String value, String complaint) {
        assertEquals(List.of(complaint), complaints(Map.of(name, value)));
    }

    @Test
    void knowsWhatMayBeSetForOneModel() {
        assertEquals(List.of(), complaints(Map.of("understudy.onnx.model.talent-search.intra-op-threads", "2", "understudy.onnx.model.a.b.spinning", "on")));
        assertEquals(
                List.of("understudy.onnx.model.churn.spinning must be one of on, off, not 'maybe'"),
                complaints(Map.of("understudy.onnx.model.churn.spinning", "maybe")));
        assertEquals(1, complaints(Map.of("understudy.onnx.model.churn.threads", "2")).size());
        assertEquals(List.of(), complaints(Map.of("understudy.prediction-log.model.churn.durability", "off", "understudy.prediction-log.model.churn.input", "full")));
        assertEquals(1, complaints(Map.of("understudy.prediction-log.model.churn.retention-days", "1")).size());
        assertEquals(List.of(), complaints(Map.of(
                "understudy.serving.model.churn.slots", "2", "understudy.serving.model.churn.waiting", "0", "understudy.serving.model.a.b.deadline", "PT1S")));
        assertEquals(
                List.of("understudy.serving.model.churn.slots must be a whole number from 0 to 1024 (runs), not 'two'"),
                complaints(Map.of("understudy.serving.model.churn.slots", "two")));
        assertEquals(1, complaints(Map.of("understudy.serving.model.churn.threads", "2")).size());
        assertEquals(1, complaints(Map.of("understudy.cache.model.churn.max-entries", "2")).size());
    }

    @Test
    void everyDefaultIsAllowedAndEveryNameIsThereOnce() {
        var names = new HashSet<String>();
        for (var setting : Settings.ALL) {
            assertTrue(names.add(setting.name()), setting.name());
            assertTrue(setting.defaultValue() == null || setting.allowed().permits(setting.defaultValue()), setting.name());
        }
        assertEquals("9080", new DefaultSettings().getValue("understudy.http.port"));
    }

    @ParameterizedTest
    @CsvSource({"kitten,sitting,3", "'',abc,3", "same,same,0", "flaw,lawn,2"})
    void countsEdits(String a, String b, int distance) {
        assertEquals(distance, EditDistance.between(a, b));
    }
}

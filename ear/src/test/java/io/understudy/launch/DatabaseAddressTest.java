package io.understudy.launch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @Test
    void isTheEmbeddedOneWhenNoUrlIsSet() {
        assertEquals(Optional.empty(), DatabaseAddress.from(Map.of()));
        assertEquals(Optional.empty(), DatabaseAddress.from(Map.of("UNDERSTUDY_DB_URL", " ")));
    }

    @Test
    void readsBothWritings() {
        var signIn = Map.of("UNDERSTUDY_DB_USER", "asha", "UNDERSTUDY_DB_PASSWORD", "p");
        var expected = new DatabaseAddress("jdbc:postgresql://db.example:5433/casting?sslmode=require", "asha", "p");
        assertEquals(expected, of("jdbc:postgresql://db.example:5433/casting?sslmode=require", signIn));
        assertEquals(expected, of("postgresql://db.example:5433/casting?sslmode=require", signIn));
        assertEquals(expected, of("postgresql://asha:p@db.example:5433/casting?sslmode=require", Map.of()));
    }

    @Test
    void assumesPostgresUsualPort() {
        assertEquals("jdbc:postgresql://db:5432/casting", of("postgresql://db/casting", Map.of()).url());
    }

    @Test
    void showsNoPassword() {
        assertEquals("asha@db:5432/casting", of("postgresql://asha:secret@db/casting?password=secret", Map.of()).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://db/casting", "db:5432", "postgresql://db", "postgresql://asha:secret@", "jdbc:postgresql:/ /x"})
    void refusesWhatNamesNoDatabaseWithoutRepeatingIt(String url) {
        var failure = assertThrows(StartFailure.class, () -> of(url, Map.of()));
        assertFalse(failure.getMessage().contains("secret"));
    }

    @Test
    void saysInOneLineThatNothingAnswers() {
        var absent = new DatabaseAddress("jdbc:postgresql://localhost:" + Ports.free() + "/casting", "asha", "p");
        var failure = assertThrows(StartFailure.class, absent::check);
        assertEquals("the database at " + absent.toString().substring("asha@".length())
                + " does not answer: check UNDERSTUDY_DB_URL and that PostgreSQL runs there.", failure.getMessage());
    }

    @Test
    void saysInOneLineThatTheDatabaseIsTooOld() {
        var address = of("postgresql://asha:secret@db.example/casting", Map.of());
        var failure = assertThrows(StartFailure.class, () -> address.requireNewEnough(14));
        assertEquals("the database at db.example:5432/casting is PostgreSQL 14, but 15 or newer is needed.", failure.getMessage());
        assertDoesNotThrow(() -> address.requireNewEnough(15));
        assertDoesNotThrow(() -> address.requireNewEnough(18));
    }

    private static DatabaseAddress of(String url, Map<String, String> others) {
        var environment = new java.util.HashMap<>(others);
        environment.put("UNDERSTUDY_DB_URL", url);
        return DatabaseAddress.from(environment).orElseThrow();
    }
}

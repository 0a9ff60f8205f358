package io.understudy.search.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.database.entity.Database;
import io.understudy.testing.Profiles;
import io.understudy.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TalentTableTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static DataSource source;
    private static Database database;
    private TalentTable talents;

    @BeforeAll
    static void newDatabase() {
        source = TestDatabase.create();
        database = new Database(source, Duration.ofSeconds(30));
    }

    @BeforeEach
    void empty() throws SQLException {
        talents = new TalentTable(database);
        execute("truncate understudy.talent, understudy.talent_embedding");
    }

    @Test
    void whatIsPutIsFoundAsItWas() {
        var profile = Profiles.with("a", "आशा \"Asha\" \\ O'Neil", "Line\nbreak\tand 🎭");
        assertTrue(talents.put(profile));
        assertEquals(Optional.of(profile), talents.find("a"));
        assertFalse(talents.put(profile), "the second time it is there already");
    }

    @Test
    void aDeletedTalentLeavesNothingButItsId() throws SQLException {
        talents.put(Profiles.named("a", "Asha"));
        new EmbeddingStore(database).write("v1", List.of(new EmbeddingStore.Stored("a", new byte[32], new byte[4])));
        assertTrue(talents.delete("a", NOW));
        assertFalse(talents.delete("a", NOW));
        assertFalse(talents.delete("never", NOW));
        assertEquals(Optional.empty(), talents.find("a"));
        assertEquals(0, talents.count());
        try (var connection = source.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select id, profile, name, city, (select count(*) from understudy.talent_embedding)"
                                + " from understudy.talent")) {
            assertTrue(rows.next());
            assertEquals("a", rows.getString(1));
            assertNull(rows.getString(2));
            assertNull(rows.getString(3));
            assertNull(rows.getString(4));
            assertEquals(0, rows.getInt(5));
        }
        assertTrue(talents.put(Profiles.named("a", "Asha")), "the id may be used again");
    }

    @Test
    void pagesGoById() {
        for (var id : List.of("c", "a", "B", "d")) talents.put(Profiles.named(id, "Name"));
        talents.delete("c", NOW);
        assertEquals(List.of("B", "a"), ids(talents.page("", 2)));
        assertEquals(List.of("d"), ids(talents.page("a", 2)));
        assertEquals(List.of(), ids(talents.page("d", 2)));
    }

    @Test
    void sqlSeesColumns() throws SQLException {
        talents.put(Profiles.named("a", "Asha"));
        try (var connection = source.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select name, city, level, gender, experience_years, day_rate_inr, rating"
                                + " from understudy.talent")) {
            assertTrue(rows.next());
            assertEquals("Asha", rows.getString(1));
            assertEquals("mumbai", rows.getString(2));
            assertEquals("emerging", rows.getString(3));
            assertEquals("female", rows.getString(4));
            assertEquals(4, rows.getInt(5));
            assertEquals(12_000, rows.getInt(6));
            assertEquals("4.5", rows.getString(7));
        }
    }

    private static List<String> ids(List<TalentProfile> profiles) {
        return profiles.stream().map(TalentProfile::id).toList();
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

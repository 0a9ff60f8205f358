package io.understudy.search.control.talents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.database.entity.Database;
import io.understudy.failure.entity.DomainException;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.control.talents.ProfileImport.Settings;
import io.understudy.search.entity.TalentImport;
import io.understudy.search.entity.TalentImport.LineError;
import io.understudy.search.entity.TalentImport.State;
import io.understudy.search.entity.TalentImportTable;
import io.understudy.search.entity.TalentTable;
import io.understudy.testing.Profiles;
import io.understudy.testing.TestDatabase;
import io.understudy.testing.Validation;
import io.understudy.wire.entity.Json;
import io.understudy.wire.entity.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ProfileImportTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Settings SETTINGS = new Settings(2, 1 << 20, 500, 3, Duration.ZERO);

    private final AtomicInteger written = new AtomicInteger();
    private DataSource source;
    private TalentTable talents;
    private TalentImportTable imports;

    @BeforeEach
    void newDatabase() {
        source = TestDatabase.create();
        use(source);
    }

    @Test
    void goodLinesAreKeptAndBadOnesAreNamed() {
        var body = String.join("\n",
                json("a", "Asha"),
                "{\"id\": \"b\", \"name\":",
                "",
                json("c", "Chitra").replace("\"min\":20", "\"min\":\"twenty\""),
                json("d", "Divya"),
                json("e", "Esha").replace("\"city\"", "\"town\""),
                json("f", ""),
                "[]",
                "null",
                "x".repeat(501),
                json("g", "Gita"));
        var done = run("i1", body);

        assertEquals(State.COMPLETED, done.state());
        assertEquals(11, done.linesRead());
        assertEquals(3, done.accepted());
        assertEquals(7, done.rejected());
        assertEquals(List.of("a", "d", "g"), ids());
        assertEquals(NOW, talents.find("a").orElseThrow().updatedAt());
        assertEquals(3, written.get());
        var errors = done.errors();
        assertEquals(new LineError(2, "", "is malformed JSON at column 20"), errors.get(0));
        assertEquals(new LineError(4, "playing_age.min", "must be a whole number"), errors.get(1));
        assertEquals("town", errors.get(2).field());
        assertTrue(errors.get(2).reason().startsWith("is not a known field; known are: "));
        assertEquals(new LineError(7, "name", "must not be blank"), errors.get(3));
        assertEquals(8, errors.get(4).line());
        assertEquals(new LineError(9, "", "must be an object"), errors.get(5));
        assertEquals(new LineError(10, "", "is longer than 500 bytes"), errors.get(6));
        assertEquals(sha256(body), done.sha256());
        assertEquals(done, imports.find("i1").orElseThrow());
    }

    @Test
    void aLineThatIsNotUtf8IsAnErrorOfThatLine() throws IOException {
        var body = new ByteArrayOutputStream();
        body.write((json("a", "Asha") + "\r\n").getBytes(StandardCharsets.UTF_8));
        body.write(json("b", "B\u00E9la").getBytes(StandardCharsets.ISO_8859_1));
        body.write(("\r\n" + json("c", "चित्रा")).getBytes(StandardCharsets.UTF_8));
        var done = run("i1", new ByteArrayInputStream(body.toByteArray()));
        assertEquals(List.of(new LineError(2, "", "is not UTF-8")), done.errors());
        assertEquals("चित्रा", talents.find("c").orElseThrow().name());
    }

    @Test
    void theLastLineOfAnIdWinsWithinABatchAndAcrossBatches() {
        var done = run("i1", String.join("\n",
                json("a", "First"), json("a", "Second"), json("b", "First"), json("c", "Only"), json("b", "Last")));
        assertEquals(5, done.accepted());
        assertEquals("Second", talents.find("a").orElseThrow().name());
        assertEquals("Last", talents.find("b").orElseThrow().name());
        assertEquals(3, talents.count());
    }

    @Test
    void allErrorsAreCountedAndTheFirstThousandKept() {
        var done = run("i1", "{}{\n".repeat(1_200));
        assertEquals(1_200, done.rejected());
        assertEquals(1_000, done.errors().size());
        assertEquals(1_000, done.errors().getLast().line());
    }

    @Test
    void anUploadThatBreaksOffKeepsWhatCame() {
        var first = new ByteArrayInputStream((json("a", "Asha") + "\n" + json("b", "Bina")).getBytes(StandardCharsets.UTF_8));
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        var done = run("i1", new java.io.SequenceInputStream(first, broken));
        assertEquals(State.FAILED, done.state());
        assertEquals("The upload ended after line 1.", done.failure());
        assertEquals(List.of("a"), ids());
    }

    @Test
    void aBatchThatMeetsAPassingErrorIsTriedAgain() {
        use(new Faulty(source, 2, 2));
        var done = run("i1", String.join("\n", json("a", "A"), json("b", "B"), json("c", "C"), json("d", "D"), json("e", "E")));
        assertEquals(State.COMPLETED, done.state());
        assertEquals(List.of("a", "b", "c", "d", "e"), ids());
    }

    @Test
    void aDatabaseThatStaysAwayEndsTheImportAndSaysWhatIsKept() {
        use(new Faulty(source, 2, 3));
        var done = run("i1", String.join("\n", json("a", "A"), json("b", "B"), json("c", "C"), json("d", "D"), json("e", "E")));
        assertEquals(State.FAILED, done.state());
        assertEquals(2, done.linesRead());
        assertEquals(2, done.accepted());
        assertEquals("The database did not take the lines after 2; those up to there are kept.", done.failure());
        assertEquals(List.of("a", "b"), ids());
        assertEquals(done, imports.find("i1").orElseThrow());
    }

    @Test
    void onlyOneImportOfAnIdRunsAndACompletedOneStays() {
        assertEquals(OptionalInt.of(1), imports.start("i1", "n1", NOW));
        assertEquals(OptionalInt.empty(), imports.start("i1", "n2", NOW));
        importing(1).run(body(json("a", "A")));
        assertEquals(OptionalInt.empty(), imports.start("i1", "n1", NOW));
    }

    @Test
    void anInterruptedImportStopsAndMayBeginAnew() {
        imports.start("i1", "n1", NOW);
        assertEquals(0, imports.interrupt("n2", NOW.minusSeconds(1), NOW), "another node's fresh import goes on");
        assertEquals(1, imports.interrupt("n1", NOW.minusSeconds(1), NOW));
        assertEquals(State.INTERRUPTED, imports.find("i1").orElseThrow().state());

        assertEquals(OptionalInt.of(2), imports.start("i1", "n1", NOW));
        var refusal = assertThrows(DomainException.class, () -> importing(1).run(body(json("a", "A"))));
        assertEquals(DomainException.Kind.CONFLICT, refusal.kind());
        assertEquals(List.of(), ids(), "the first attempt may write no more");
        assertEquals(State.COMPLETED, importing(2).run(body(json("a", "A"))).state());
    }

    @Test
    void staleImportsOfAnyNodeAreInterrupted() {
        imports.start("i1", "gone", NOW);
        assertEquals(1, imports.interrupt("", NOW.plusSeconds(1), NOW));
        assertEquals(State.INTERRUPTED, imports.recent(5).getFirst().state());
    }

    private void use(DataSource with) {
        var database = new Database(with, Duration.ofSeconds(30));
        talents = new TalentTable(database);
        imports = new TalentImportTable(database, talents);
    }

    private TalentImport run(String id, String body) {
        return run(id, body(body));
    }

    private TalentImport run(String id, InputStream body) {
        return importing(imports.start(id, "n1", NOW).orElseThrow()).run(body);
    }

    private ProfileImport importing(int attempt) {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new ProfileImport(
                imports, new TalentRules(Validation.VALIDATOR, Lexicon.standard()), SETTINGS, clock, Runnable::run, written::addAndGet, "i1", attempt);
    }

    private List<String> ids() {
        return new TalentTable(new Database(source, Duration.ofSeconds(30)))
                .page("", 100).stream().map(p -> p.id()).toList();
    }

    private static String json(String id, String name) {
        try {
            return Json.MAPPER.writeValueAsString(Profiles.named(id, name));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return Sha256.of(body(text));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The real database, but some connections in a row are lost: {@code faults} of them after the first {@code calls}. */
    private static final class Faulty extends PGSimpleDataSource {
        private final transient DataSource real;
        private int calls;
        private int faults;

        Faulty(DataSource real, int calls, int faults) {
            this.real = real;
            this.calls = calls;
            this.faults = faults;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (calls-- > 0 || faults-- <= 0) return real.getConnection();
            throw new SQLRecoverableException("connection lost", "08006");
        }
    }
}

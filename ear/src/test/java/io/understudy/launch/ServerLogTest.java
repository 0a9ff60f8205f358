package io.understudy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

    @TempDir
    Path folder;

    @Test
    void findsNothingWrongWithAServerThatIsStillStarting() throws IOException {
        write("[x] 2a Helper I CWWKZ0018I: Starting application understudy.");
        assertEquals(Optional.empty(), failure(true));
    }

    @Test
    void namesThePortThatAnotherProcessHolds() throws IOException {
        write("[x] 2a TCPPort E CWWKO0221E: TCP Channel defaultHttpEndpoint initialization did not succeed. The socket bind did not succeed for host localhost and port 9080. The port might already be in use.");
        assertTrue(failure(true).orElseThrow().contains("port 9080"));
    }

    @Test
    void prefersTheCauseThatNamesASetting() throws IOException {
        write("""
                [x] 2a Meta E CNTR0190E: The Clock startup singleton session bean failed initialization with exception:
                jakarta.ejb.EJBException: nested
                Caused by: java.lang.IllegalArgumentException: understudy.db.wait: 'abc' is no duration
                Caused by: java.time.format.DateTimeParseException: Text cannot be parsed to a Duration
                [x] 2a Helper E CWWKZ0002E: An exception occurred while starting the application understudy.""");
        assertTrue(failure(true).orElseThrow().startsWith("the server cannot serve: understudy.db.wait: 'abc' is no duration ("));
    }

    @Test
    void namesTheSettingThatIsRefused() throws IOException {
        write("""
                [x] 29 io.understudy.settings.entity.SettingsGuard    E understudy.port is not a setting of Understudy; did you mean understudy.home?
                [x] 29 Helper E CWWKZ0002E: An exception occurred while starting the application understudy. The exception message was: a.b.StateChangeException: a.b.DefinitionException: Exception List with 1 exceptions:
                Exception 0 :
                jakarta.enterprise.inject.spi.DeploymentException: understudy.port is not a setting of Understudy""");
        assertTrue(failure(true).orElseThrow().startsWith("the server cannot serve: understudy.port is not a setting of Understudy; did"));
    }

    @Test
    void givesTheDeepestCauseOtherwise() throws IOException {
        write("""
                Caused by: java.lang.IllegalStateException: outer
                Caused by: org.postgresql.util.PSQLException: inner
                [x] 2a Helper E CWWKZ0002E: An exception occurred while starting the application understudy.""");
        assertTrue(failure(true).orElseThrow().startsWith("the server cannot serve: inner ("));
    }

    @Test
    void reportsAServerThatEndedWithoutAWord() {
        assertTrue(failure(false).orElseThrow().contains("ended before it was ready"));
    }

    private Optional<String> failure(boolean alive) {
        return new ServerLog(folder).failure(alive);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("messages.log"), text + "\n");
    }
}

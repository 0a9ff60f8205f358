package io.understudy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LauncherTest {

    @Test
    void aServerThatServedAndDiedIsNotSaidToHaveNotStarted() {
        assertEquals(
                "The server ended by itself with code 137; its log is logs/messages.log.",
                Launcher.ended(137, Path.of("logs/messages.log")));
    }
}

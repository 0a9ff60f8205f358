package io.understudy.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process whose number stands in a file, perhaps left behind by a launcher that was killed. */
record LeftOver(Path pidFile, String mark) {

    /** The postmaster of a data folder. */
    static LeftOver postgres(Path data) {
        return new LeftOver(data.resolve("postmaster.pid"), "postgres");
    }

    /** The server whose number the launcher wrote down. */
    static LeftOver server(Path pidFile) {
        return new LeftOver(pidFile, "java");
    }

    /** Asks it to end, insists after 20 seconds; returns when it is gone. */
    void stop() {
        find().ifPresent(process -> {
            signal("-INT", process);
            if (!ends(process, 20)) {
                kill();
            }
        });
    }

    /** Ends it and its children at once. */
    void kill() {
        find().ifPresent(process -> {
            var children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
            children.forEach(child -> ends(child, 10));
            ends(process, 10);
        });
    }

    private Optional<ProcessHandle> find() {
        try {
            var number = Files.readAllLines(pidFile).getFirst().strip();
            // The number may belong to someone else by now.
            return ProcessHandle.of(Long.parseLong(number)).filter(p -> p.info().command().orElse("").endsWith(mark));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Java can send TERM and KILL only; to PostgreSQL TERM means «wait until all clients have left». */
    private static void signal(String name, ProcessHandle process) {
        try {
            new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ends(ProcessHandle process, int seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (Exception e) {
            return !process.isAlive();
        }
    }
}

package io.understudy.benchmark.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Linux and the JVM itself tell of a running Java process. */
public record Jvm(long pid) {

    /** Clock ticks of {@code /proc/PID/stat} in a second: 100 on every Linux that Java runs on. */
    private static final double TICKS = 100;

    private static final Pattern HEAP_USED = Pattern.compile("used (\\d+)K");

    /** This process. */
    public static Jvm own() {
        return new Jvm(ProcessHandle.current().pid());
    }

    /** The Java process that a process is, or that it has started. */
    static Jvm below(long pid) {
        var start = ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("There is no process " + pid));
        return Stream.concat(Stream.of(start), start.descendants())
                .filter(process -> process.info().command().filter(command -> command.endsWith("/java")).isPresent())
                .findFirst()
                .map(process -> new Jvm(process.pid()))
                .orElseThrow(() -> new IllegalStateException("Process " + pid + " has no Java"));
    }

    /** Processor time that all threads have used since the start, in seconds. */
    public double cpuSeconds() {
        return ticks(13, 14) / TICKS;
    }

    /** The same of the children that have ended and been waited for. */
    public double cpuSecondsOfChildren() {
        return ticks(15, 16) / TICKS;
    }

    /** Fields of {@code /proc/PID/stat} from 0; the name, which may hold blanks, is the second. */
    private double ticks(int first, int second) {
        var text = read("stat");
        var fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[first - 2]) + Long.parseLong(fields[second - 2]);
    }

    /** Memory resident, files mapped into it included, in MiB. */
    public long residentMb() {
        return statusKb("VmRSS:") / 1024;
    }

    /** Memory resident that is no mapped file (heap, native memory), in MiB. */
    public long anonymousMb() {
        return statusKb("RssAnon:") / 1024;
    }

    private long statusKb(String name) {
        return read("status").lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("/proc says nothing of " + name));
    }

    /** Heap in use right after a full collection, in MiB. */
    public long liveHeapMb() {
        jcmd("GC.run");
        // One line a generation; the metaspace, which comes after them, is no heap.
        var generations = jcmd("GC.heap_info").split("Metaspace")[0];
        return HEAP_USED.matcher(generations).results().mapToLong(used -> Long.parseLong(used.group(1))).sum() / 1024;
    }

    /** Asks the process by the JDK's {@code jcmd}. */
    public String jcmd(String... command) {
        var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var words = Stream.concat(Stream.of(tool, String.valueOf(pid)), Stream.of(command)).toList();
        try {
            var process = new ProcessBuilder(words).redirectErrorStream(true).start();
            var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw new IllegalStateException(String.join(" ", words) + ": " + answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("stopped", e);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

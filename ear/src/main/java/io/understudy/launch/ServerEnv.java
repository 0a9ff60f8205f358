package io.understudy.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pins the Java that runs this class for every start of the built server, whoever starts it and whatever their JAVA_HOME.
 * Only the built server has the line: the file it is added to, which is what gets packaged elsewhere, names no path.
 */
final class ServerEnv {

    private ServerEnv() {}

    /** @param files the file to read and the file to write */
    public static void main(String[] files) throws IOException {
        var text = Files.readString(Path.of(files[0])) + "JAVA_HOME=" + System.getProperty("java.home") + "\n";
        var target = Path.of(files[1]);
        if (!Files.exists(target) || !Files.readString(target).equals(text)) {
            Files.writeString(target, text);
        }
    }
}

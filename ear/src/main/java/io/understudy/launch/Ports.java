package io.understudy.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** TCP ports of this machine. */
public final class Ports {

    private Ports() {}

    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port that the file remembers, so that tools can be pointed at it for good; another one when that is taken. */
    static int remembered(Path file) {
        try {
            if (Files.exists(file)) {
                var port = Integer.parseInt(Files.readString(file).strip());
                if (isFree("localhost", port)) {
                    return port;
                }
            }
            Files.createDirectories(file.getParent());
            var port = free();
            Files.writeString(file, port + "\n");
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void requireFree(String host, int port, String setting) {
        if (!isFree(host, port)) {
            throw new StartFailure("port " + port + " is already in use; stop what uses it, or choose another by " + setting + ".");
        }
    }

    private static boolean isFree(String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            var any = host.equals("*");
            socket.bind(any ? new java.net.InetSocketAddress(port) : new java.net.InetSocketAddress(host, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

package io.understudy.registry.control.bundle;

import io.understudy.failure.entity.DomainException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The name of one file in a bundle: relative, with '/' between plain names, and the same on every file system. */
final class BundlePath {

    private static final int MAX_LENGTH = 255;
    private static final int MAX_DEPTH = 16;

    private BundlePath() {}

    /** @throws DomainException INVALID if the name is not one that stays inside the bundle */
    static String check(byte[] name) {
        var path = decode(name);
        var reason = fault(path);
        if (reason != null) throw refused(path, reason);
        return path;
    }

    static DomainException refused(String path, String reason) {
        var shown = path.codePoints()
                .limit(100)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return DomainException.invalid("bundle." + shown, reason);
    }

    private static String decode(byte[] name) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
        } catch (CharacterCodingException e) {
            throw refused(new String(name, StandardCharsets.ISO_8859_1), "is a name that is not UTF-8");
        }
    }

    private static String fault(String path) {
        if (path.isEmpty()) return "is an empty name";
        if (path.length() > MAX_LENGTH) return "is a name of more than " + MAX_LENGTH + " characters";
        if (path.chars().anyMatch(Character::isISOControl)) return "is a name with control characters";
        if (path.indexOf('\\') >= 0) return "is a name with a backslash";
        if (path.indexOf(':') >= 0) return "is a name with a colon, which may stand for a drive";
        if (path.startsWith("/")) return "is an absolute path, which leaves the bundle";
        var names = List.of((path.endsWith("/") ? path.substring(0, path.length() - 1) : path).split("/", -1));
        if (names.contains("..")) return "is a path that leaves the bundle";
        if (names.contains(".") || names.contains("")) return "is a path with an empty name or '.'";
        return names.size() > MAX_DEPTH ? "is nested more than " + MAX_DEPTH + " deep" : null;
    }
}

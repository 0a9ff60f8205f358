package io.understudy.registry.entity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** {@code yyyyMMdd_HHmmss_<first 8 hex of the artifact's SHA-256>}, in UTC: sorts by time and says which bytes. */
public final class VersionId {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss").withZone(ZoneOffset.UTC);
    /** What every id matches. */
    public static final Pattern PATTERN = Pattern.compile("\\d{8}_\\d{6}_[0-9a-f]{8}");

    private VersionId() {}

    public static String of(Instant registered, String sha256) {
        return SECOND.format(registered) + "_" + sha256.substring(0, 8);
    }

    public static boolean matches(String text) {
        return PATTERN.matcher(text).matches();
    }
}

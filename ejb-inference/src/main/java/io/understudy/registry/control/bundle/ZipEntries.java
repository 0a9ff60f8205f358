package io.understudy.registry.control.bundle;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** What must hold of an archive's entries together, before a byte of them is unpacked. */
final class ZipEntries {

    private ZipEntries() {}

    static void check(List<ZipEntry> entries, BundleLimits limits) {
        entries.forEach(ZipEntry::check);
        requireDistinct(entries);
        requireSize(entries, limits);
    }

    /** Case and composition do not tell two names apart on every file system; a file cannot be a folder too. */
    private static void requireDistinct(List<ZipEntry> entries) {
        var seen = new HashMap<String, ZipEntry>();
        for (var entry : entries) {
            if (seen.putIfAbsent(key(entry.name()), entry) != null) {
                throw BundlePath.refused(entry.name(), "is there twice");
            }
        }
        for (var entry : entries) {
            var key = key(entry.name());
            for (var slash = key.indexOf('/'); slash > 0; slash = key.indexOf('/', slash + 1)) {
                var parent = seen.get(key.substring(0, slash));
                if (parent != null && !parent.isFolder()) {
                    throw BundlePath.refused(parent.name(), "is a file and a folder");
                }
            }
        }
    }

    private static String key(String name) {
        var plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        return Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static void requireSize(List<ZipEntry> entries, BundleLimits limits) {
        var packed = 0L;
        var unpacked = 0L;
        for (var entry : entries) {
            packed += entry.packed();
            if (entry.size() > limits.maxUnpackedBytes() - unpacked) {
                throw BundlePath.refused(
                        entry.name(), "unpacks past the limit of " + limits.maxUnpackedBytes() + " bytes");
            }
            unpacked += entry.size();
        }
        if (unpacked > BundleLimits.RATIO_FLOOR && unpacked / Math.max(1, packed) >= limits.maxRatio()) {
            throw ZipDirectory.refused("unpacks to more than " + limits.maxRatio() + " times its size");
        }
    }
}

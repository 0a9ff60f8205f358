package io.understudy.deployment.control;

import java.nio.charset.StandardCharsets;

/**
 * Where a unit stands in [0, 1): GrowthBook's hash, version 2, so that any of its SDKs, and any SQL, finds the same
 * point. The unit's bytes are UTF-8.
 *
 * @see <a href="https://docs.growthbook.io/lib/build-your-own">GrowthBook: build your own SDK, hashing</a>
 */
public final class UnitHash {

    private static final int OFFSET_BASIS = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    private UnitHash() {}

    /** {@code fnv1a32(str(fnv1a32(seed + unit))) mod 10000 / 10000}: a multiple of 0.0001. */
    public static double point(String seed, String unit) {
        var first = fnv1a32(fnv1a32(OFFSET_BASIS, seed), unit);
        var second = fnv1a32(OFFSET_BASIS, Integer.toUnsignedString(first));
        return Integer.remainderUnsigned(second, 10_000) / 10_000.0;
    }

    /** Fowler, Noll, Vo: FNV-1a, 32 bits, continued from {@code hash}. */
    private static int fnv1a32(int hash, String text) {
        for (var b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        return hash;
    }
}

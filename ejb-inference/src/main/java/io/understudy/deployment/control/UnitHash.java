package io.understudy.deployment.control;

/**
 * Where a unit stands in [0, 1): GrowthBook's hashes, so that any of its SDKs, and any SQL, finds the same point. The
 * bytes are UTF-8; the SDKs for JavaScript and Python take code units and code points for bytes instead, which is the same
 * for ASCII, and only there do all SDKs agree with each other. Nothing is allocated: this stands in the way of every
 * request.
 *
 * @see <a href="https://docs.growthbook.io/lib/build-your-own">GrowthBook: build your own SDK, hashing</a>
 */
public final class UnitHash {

    private static final int OFFSET_BASIS = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    private UnitHash() {}

    /** Version 2: {@code fnv1a32(str(fnv1a32(seed + unit))) mod 10000 / 10000}, a multiple of 0.0001. */
    public static double point(String seed, String unit) {
        var first = text(text(OFFSET_BASIS, seed), unit);
        var second = decimal(OFFSET_BASIS, Integer.toUnsignedLong(first));
        return Integer.remainderUnsigned(second, 10_000) / 10_000.0;
    }

    /**
     * Version 1: {@code fnv1a32(unit + seed) mod 1000 / 1000}, a multiple of 0.001. Units that are alike meet different
     * seeds alike, so it is for namespaces and for experiments that other SDKs began with it.
     */
    public static double coarsePoint(String seed, String unit) {
        return Integer.remainderUnsigned(text(text(OFFSET_BASIS, unit), seed), 1_000) / 1_000.0;
    }

    /** FNV-1a over the UTF-8 bytes of a text; what is no character counts as a question mark, as in {@code getBytes}. */
    private static int text(int hash, String text) {
        int result = hash;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                result = step(result, c);
            } else if (c < 0x800) {
                result = step(step(result, 0xc0 | c >> 6), 0x80 | c & 0x3f);
            } else if (!Character.isSurrogate(c)) {
                result = step(step(step(result, 0xe0 | c >> 12), 0x80 | c >> 6 & 0x3f), 0x80 | c & 0x3f);
            } else if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                result = supplementary(result, Character.toCodePoint(c, text.charAt(++i)));
            } else {
                result = step(result, '?');
            }
        }
        return result;
    }

    private static int supplementary(int hash, int point) {
        int half = step(step(hash, 0xf0 | point >> 18), 0x80 | point >> 12 & 0x3f);
        return step(step(half, 0x80 | point >> 6 & 0x3f), 0x80 | point & 0x3f);
    }

    /** FNV-1a over the decimal digits of a number. */
    private static int decimal(int hash, long number) {
        long power = 1;
        while (number / power >= 10) power *= 10;
        int result = hash;
        for (; power > 0; power /= 10) result = step(result, '0' + (int) (number / power % 10));
        return result;
    }

    /** Fowler, Noll, Vo: FNV-1a, 32 bits, by one byte. */
    private static int step(int hash, int octet) {
        return (hash ^ octet) * PRIME;
    }
}

package io.understudy.registry.control.bundle;

/**
 * How much an archive may ask of the disk and of the time that it takes to read it.
 *
 * @param maxUnpackedBytes of all files together
 * @param maxFiles entries of the archive
 * @param maxRatio unpacked bytes to packed bytes, looked at once more than {@link #RATIO_FLOOR} are unpacked
 */
public record BundleLimits(long maxUnpackedBytes, int maxFiles, int maxRatio) {

    /** Below this an archive does no harm however well it packs. */
    public static final long RATIO_FLOOR = 16L << 20;

    public static final BundleLimits NONE = new BundleLimits(Long.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
}

package io.understudy.training.control;

/**
 * The inner loops. Each runs over whole arrays from 0 with one index: the compiler turns only such loops into vector code,
 * six times as fast here as the same over slices of one long array. Four rows at a time spare most loads of the sum.
 */
public final class Vectors {

    private Vectors() {}

    public static void addScaled(float[] sum, float[] row, float factor) {
        for (int d = 0; d < sum.length; d++) sum[d] += factor * row[d];
    }

    /** Adds {@code factors[from + i] · rows[ids[from + i]]} for i in 0..count, in that order. */
    public static void addAll(float[] sum, float[][] rows, int[] ids, float[] factors, int from, int count) {
        int i = from;
        int end = from + count;
        for (; i + 4 <= end; i += 4) {
            addFour(sum, rows[ids[i]], factors[i], rows[ids[i + 1]], factors[i + 1], rows[ids[i + 2]], factors[i + 2],
                    rows[ids[i + 3]], factors[i + 3]);
        }
        for (; i < end; i++) addScaled(sum, rows[ids[i]], factors[i]);
    }

    private static void addFour(
            float[] sum, float[] a, float fa, float[] b, float fb, float[] c, float fc, float[] e, float fe) {
        for (int d = 0; d < sum.length; d++) sum[d] += fa * a[d] + fb * b[d] + fc * c[d] + fe * e[d];
    }

    /** The sum of squares. */
    public static float squares(float[] a) {
        return product(a, a);
    }

    /** The product of two vectors; eight sums beside each other, so that no addition waits for the one before. */
    public static float product(float[] a, float[] b) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int d = 0;
        for (; d + 7 < a.length; d += 8) {
            s0 += a[d] * b[d];
            s1 += a[d + 1] * b[d + 1];
            s2 += a[d + 2] * b[d + 2];
            s3 += a[d + 3] * b[d + 3];
            s4 += a[d + 4] * b[d + 4];
            s5 += a[d + 5] * b[d + 5];
            s6 += a[d + 6] * b[d + 6];
            s7 += a[d + 7] * b[d + 7];
        }
        for (; d < a.length; d++) s0 += a[d] * b[d];
        return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    }

    /** In double, for lengths and the like: few and exact. */
    public static double dot(float[] a, float[] b) {
        double even = 0;
        double odd = 0;
        int d = 0;
        for (; d + 1 < a.length; d += 2) {
            even += (double) a[d] * b[d];
            odd += (double) a[d + 1] * b[d + 1];
        }
        return d < a.length ? even + odd + (double) a[d] * b[d] : even + odd;
    }
}

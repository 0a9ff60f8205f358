package io.understudy.text.control.transformer;

import static io.understudy.text.control.transformer.TinyTransformer.DIMENSION;
import static io.understudy.text.control.transformer.TinyTransformer.EPSILON;
import static io.understudy.text.control.transformer.TinyTransformer.HEAD;
import static io.understudy.text.control.transformer.TinyTransformer.HEADS;
import static io.understudy.text.control.transformer.TinyTransformer.INNER;

/** The same encoder as formulas over one unpadded text, in double precision. */
public final class PlainEncoder {

    private final TinyTransformer w;

    public PlainEncoder(TinyTransformer weights) {
        this.w = weights;
    }

    /** @return {@code double[ids.length][DIMENSION]} */
    double[][] tokens(boolean typed, int... ids) {
        var x = new double[ids.length][DIMENSION];
        for (var t = 0; t < ids.length; t++) {
            for (var d = 0; d < DIMENSION; d++) {
                x[t][d] = w.words[ids[t] * DIMENSION + d] + w.positions[t * DIMENSION + d] + (typed ? w.segments[d] : 0);
            }
        }
        var attended = norm(sum(x, attention(x)), w.scale1, w.shift1);
        return norm(sum(attended, feedForward(attended)), w.scale2, w.shift2);
    }

    public float[] mean(int... ids) {
        return mean(true, ids);
    }

    public float[] mean(boolean typed, int... ids) {
        var mean = new double[DIMENSION];
        for (var token : tokens(typed, ids)) {
            for (var d = 0; d < DIMENSION; d++) mean[d] += token[d] / ids.length;
        }
        return unit(mean);
    }

    public float[] cls(int... ids) {
        return unit(tokens(true, ids)[0]);
    }

    /** One a label. */
    public double[] logits(int... ids) {
        return dense(new double[][] {tokens(true, ids)[0]}, w.judge, w.judgeBias, TinyTransformer.LABELS)[0];
    }

    public float[] max(int... ids) {
        var max = tokens(true, ids)[0].clone();
        for (var token : tokens(true, ids)) {
            for (var d = 0; d < DIMENSION; d++) max[d] = Math.max(max[d], token[d]);
        }
        return unit(max);
    }

    public static float[] unit(double[] vector) {
        var squares = 0.0;
        for (var v : vector) squares += v * v;
        var unit = new float[vector.length];
        for (var d = 0; d < unit.length; d++) unit[d] = (float) (vector[d] / Math.sqrt(squares));
        return unit;
    }

    private double[][] attention(double[][] x) {
        var q = dense(x, w.query, w.queryBias, DIMENSION);
        var k = dense(x, w.key, w.keyBias, DIMENSION);
        var v = dense(x, w.value, w.valueBias, DIMENSION);
        var context = new double[x.length][DIMENSION];
        for (var head = 0; head < HEADS; head++) {
            for (var t = 0; t < x.length; t++) attend(q[t], k, v, head * HEAD, context[t]);
        }
        return dense(context, w.mix, w.mixBias, DIMENSION);
    }

    /** softmax(q·kᵀ/√h)·v on the axes from {@code from} on. */
    private static void attend(double[] q, double[][] k, double[][] v, int from, double[] out) {
        var weights = new double[k.length];
        var total = 0.0;
        for (var s = 0; s < k.length; s++) {
            var dot = 0.0;
            for (var d = from; d < from + HEAD; d++) dot += q[d] * k[s][d];
            weights[s] = Math.exp(dot / Math.sqrt(HEAD));
            total += weights[s];
        }
        for (var s = 0; s < k.length; s++) {
            for (var d = from; d < from + HEAD; d++) out[d] += weights[s] / total * v[s][d];
        }
    }

    private double[][] feedForward(double[][] x) {
        var wide = dense(x, w.widen, w.widenBias, INNER);
        for (var row : wide) {
            for (var i = 0; i < INNER; i++) row[i] = row[i] / 2 * (1 + erf(row[i] / Math.sqrt(2)));
        }
        return dense(wide, w.narrow, w.narrowBias, DIMENSION);
    }

    /** The Maclaurin series 2/√π · Σ (−1)ⁿ x²ⁿ⁺¹ / (n!·(2n+1)). */
    private static double erf(double x) {
        var power = x;
        var sum = 0.0;
        for (var n = 0; n < 120; n++) {
            sum += power / (2 * n + 1);
            power *= -x * x / (n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    private static double[][] dense(double[][] x, double[] weights, double[] bias, int out) {
        var y = new double[x.length][];
        for (var t = 0; t < x.length; t++) {
            y[t] = bias.clone();
            for (var i = 0; i < x[t].length; i++) {
                for (var o = 0; o < out; o++) y[t][o] += x[t][i] * weights[i * out + o];
            }
        }
        return y;
    }

    private static double[][] norm(double[][] x, double[] scale, double[] shift) {
        var y = new double[x.length][DIMENSION];
        for (var t = 0; t < x.length; t++) {
            var mean = 0.0;
            for (var v : x[t]) mean += v / DIMENSION;
            var variance = 0.0;
            for (var v : x[t]) variance += (v - mean) * (v - mean) / DIMENSION;
            for (var d = 0; d < DIMENSION; d++) y[t][d] = (x[t][d] - mean) / Math.sqrt(variance + EPSILON) * scale[d] + shift[d];
        }
        return y;
    }

    private static double[][] sum(double[][] a, double[][] b) {
        var sum = new double[a.length][DIMENSION];
        for (var t = 0; t < a.length; t++) {
            for (var d = 0; d < DIMENSION; d++) sum[t][d] = a[t][d] + b[t][d];
        }
        return sum;
    }
}

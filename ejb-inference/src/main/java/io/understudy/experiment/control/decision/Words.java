package io.understudy.experiment.control.decision;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/** Figures as a person reads them. */
final class Words {

    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private Words() {}

    /** To four digits: 0.2113, 12, 3.1E-9. */
    static String number(Double x) {
        if (x == null || !Double.isFinite(x)) return "unknown";
        var rounded = new BigDecimal(x).round(FOUR_DIGITS).stripTrailingZeros();
        return Math.abs(x) >= 1e-6 && Math.abs(x) < 1e9 || rounded.signum() == 0 ? rounded.toPlainString() : rounded.toString();
    }

    /** To its largest unit but one: P1D, PT3H20M, PT45S. */
    static String time(Duration time) {
        if (time.toDays() > 0) return "P" + time.toDays() + "D" + (time.toHoursPart() > 0 ? "T" + time.toHoursPart() + "H" : "");
        return Duration.ofSeconds(time.toHours() > 0 ? time.toMinutes() * 60 : time.toSeconds()).toString();
    }
}

package io.understudy.settings.entity;

import io.understudy.wire.entity.NamedKeys;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/** Which values a setting may have. */
public sealed interface Allowed {

    boolean permits(String value);

    /** The same in words, to follow «must be» or «one of»: {@code a whole number from 1 to 100}. */
    String expectation();

    /** Whether a message may repeat the value. */
    default boolean isSecret() {
        return false;
    }

    record WholeNumber(long min, long max) implements Allowed {
        @Override
        public boolean permits(String value) {
            try {
                var number = Long.parseLong(value);
                return number >= min && number <= max;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        @Override
        public String expectation() {
            return "a whole number from " + min + " to " + max;
        }
    }

    record Fraction(double min, double max) implements Allowed {
        @Override
        public boolean permits(String value) {
            try {
                var number = Double.parseDouble(value);
                return number >= min && number <= max;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        @Override
        public String expectation() {
            return "a number from " + min + " to " + max;
        }
    }

    record OneOf(List<String> values) implements Allowed {
        public static OneOf of(String... values) {
            return new OneOf(List.of(values));
        }

        @Override
        public boolean permits(String value) {
            return values.contains(value);
        }

        @Override
        public String expectation() {
            return "one of " + String.join(", ", values);
        }
    }

    /** ISO 8601, such as {@code PT10S}. */
    record Time(Duration min, Duration max) implements Allowed {
        @Override
        public boolean permits(String value) {
            try {
                var time = Duration.parse(value);
                return time.compareTo(min) >= 0 && time.compareTo(max) <= 0;
            } catch (DateTimeParseException e) {
                return false;
            }
        }

        @Override
        public String expectation() {
            return "an ISO 8601 duration from " + min + " to " + max;
        }
    }

    /** @param expectation the pattern, in words */
    record Text(Pattern pattern, String expectation) implements Allowed {
        public static Text matching(String pattern, String expectation) {
            return new Text(Pattern.compile(pattern), expectation);
        }

        @Override
        public boolean permits(String value) {
            return pattern.matcher(value).matches();
        }
    }

    /** Public keys with names, to verify signatures with. */
    record Signers() implements Allowed {
        @Override
        public boolean permits(String value) {
            try {
                NamedKeys.parse(value);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }

        @Override
        public String expectation() {
            return "a list name=key,name=key of Ed25519 public keys, X.509 in base64";
        }
    }

    record Secret(int minLength) implements Allowed {
        @Override
        public boolean permits(String value) {
            return value.length() >= minLength;
        }

        @Override
        public String expectation() {
            return minLength > 1 ? "a secret of at least " + minLength + " characters" : "a secret";
        }

        @Override
        public boolean isSecret() {
            return true;
        }
    }
}

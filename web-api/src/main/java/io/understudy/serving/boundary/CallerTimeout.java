package io.understudy.serving.boundary;

import io.understudy.failure.entity.DomainException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.regex.Pattern;

/** The request header by which a caller says how long it is ready to wait for its turn. */
public final class CallerTimeout {

    public static final String HEADER = "Understudy-Timeout-Ms";

    public static final String DESCRIPTION = "Milliseconds that the call may wait for a free slot, or for the answer to an equal call "
            + "that is under way; past them 503. At most as long as `understudy.serving.deadline` is waited; a run that has begun is finished";

    private static final Pattern NUMBER = Pattern.compile("0*[1-9]\\d*");
    private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private CallerTimeout() {}

    /**
     * @return null where the header was not sent
     * @throws DomainException INVALID, naming the header
     */
    public static Duration of(String header) {
        if (header == null) return null;
        var text = header.strip();
        if (!NUMBER.matcher(text).matches()) throw DomainException.invalid(HEADER, "must be a whole number of milliseconds, at least 1");
        return Duration.ofMillis(new BigInteger(text).min(LONGEST).longValue());
    }
}

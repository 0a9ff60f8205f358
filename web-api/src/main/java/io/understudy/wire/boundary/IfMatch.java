package io.understudy.wire.boundary;

import io.understudy.failure.entity.DomainException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a caller takes to be there when it asks for a change, where entity tags are numbers. By RFC 9110, section 13.1.1: any
 * tag of the list will do, {@code *} for whatever is there; a weak tag, or one that is no number, never matches.
 *
 * @param any whether whatever is there will do
 * @param numbers else one of these
 */
public record IfMatch(boolean any, Set<Integer> numbers) {

    private static final String ENTITY_TAG = "(?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\"";
    private static final Pattern TAGS = Pattern.compile("[\\s,]*+" + ENTITY_TAG + "(?:\\s*+,[\\s,]*+" + ENTITY_TAG + ")*+[\\s,]*+");
    private static final Pattern TAG = Pattern.compile(ENTITY_TAG);
    private static final Pattern NUMBER = Pattern.compile("\"(0|[1-9]\\d{0,8})\"");

    /**
     * @param header such as {@code "7"}; null where it was not sent
     * @param what the numbers are of, for the refusal
     * @return empty where it does not matter what is there
     */
    public static Optional<IfMatch> of(String header, String what) {
        if (header == null) return Optional.empty();
        if (header.strip().equals("*")) return Optional.of(new IfMatch(true, Set.of()));
        if (!TAGS.matcher(header).matches()) {
            throw DomainException.invalid("If-Match", "must be * or numbers of " + what + " in quotes, such as \"7\"");
        }
        Set<Integer> numbers = new HashSet<>();
        TAG.matcher(header).results().forEach(tag -> {
            var number = NUMBER.matcher(tag.group());
            if (number.matches()) numbers.add(Integer.valueOf(number.group(1)));
        });
        return Optional.of(new IfMatch(false, numbers));
    }

    public boolean accepts(long number) {
        return any || numbers.stream().anyMatch(one -> one == number);
    }
}

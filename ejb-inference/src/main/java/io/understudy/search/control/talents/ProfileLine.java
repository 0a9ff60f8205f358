package io.understudy.search.control.talents;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.search.entity.TalentProfile;
import io.understudy.wire.entity.Json;
import io.understudy.wire.entity.JsonFaults;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What one line of an import holds: a good profile, the reasons why it is none, or nothing at all. */
sealed interface ProfileLine {

    ObjectReader PROFILE = Json.MAPPER.readerFor(TalentProfile.class);

    record Good(TalentProfile profile) implements ProfileLine {}

    record Bad(List<Violation> why) implements ProfileLine {
        static Bad because(String reason) {
            return new Bad(List.of(new Violation("", reason)));
        }
    }

    record Blank() implements ProfileLine {}

    static ProfileLine read(NdjsonLines.Line line, int maxLength, TalentRules rules) {
        if (line.tooLong()) return Bad.because("is longer than " + maxLength + " bytes");
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.bytes())).toString();
            return text.isBlank() ? new Blank() : profile(text, rules);
        } catch (CharacterCodingException e) {
            return Bad.because("is not UTF-8");
        }
    }

    private static ProfileLine profile(String text, TalentRules rules) {
        try {
            var profile = PROFILE.<TalentProfile>readValue(text);
            if (profile == null) return Bad.because("must be an object");
            var violations = rules.violations(profile);
            return violations.isEmpty() ? new Good(profile) : new Bad(violations);
        } catch (JacksonException e) {
            return new Bad(List.of(JsonFaults.OF_LINE.violation(e)));
        }
    }
}

package io.understudy.audit.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.understudy.serving.control.InferenceCompleted;
import io.understudy.serving.control.Recordable;
import io.understudy.serving.control.Summarised;
import io.understudy.serving.entity.CacheTier;
import io.understudy.serving.entity.InferenceStatus;
import io.understudy.wire.entity.Uuid7;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a record says, and what it keeps to itself. */
class RecordsTest {

    /** SHA-256 of {@code {}}. */
    private static final String DIGEST = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

    private static final UUID ID = Uuid7.next();

    /** An input whose canonical form is no JSON. */
    private record Words(List<String> words) implements Recordable {
        @Override
        public Object recorded() {
            return words;
        }
    }

    private record Label(String label, double score) implements Summarised {
        @Override
        public Map<String, Object> summary() {
            return Map.of("label", label);
        }

        @Override
        public OptionalDouble confidence() {
            return OptionalDouble.of(score);
        }
    }

    @Test
    void keepsTheDigestAloneUnlessTheInputIsWanted() {
        var record = Records.of(done("anything", "{}", null), false);
        assertEquals(DIGEST, record.inputDigest());
        assertNull(record.input());
    }

    @Test
    void keepsTheInputAsItsCanonicalJsonOrAsItSaysItself() {
        assertEquals("{}", Records.of(done("anything", "{}", null), true).input().text());
        assertEquals("[\"a\",\"b\"]", Records.of(done(new Words(List.of("a", "b")), "digest", null), true).input().text());
        assertEquals("\"no json\"", Records.of(done("anything", "no json", null), true).input().text());
    }

    @Test
    void saysWhatTheAnswerWasInShort() {
        var record = Records.of(done("anything", "{}", new Label("pizza", 0.75)), false);
        assertEquals("{\"label\":\"pizza\"}", record.output().text());
        assertEquals(0.75, record.confidence());
        assertEquals(1_234, record.latencyUs());
        assertEquals(Uuid7.time(ID), record.at());
    }

    @Test
    void hasNeitherDigestNorAnswerWhereTheInputWasRefusedAtOnce() {
        var record = Records.of(done("anything", null, null), true);
        assertNull(record.inputDigest());
        assertNull(record.input());
        assertNull(record.output());
        assertNull(record.confidence());
    }

    private static InferenceCompleted done(Object input, String canonical, Object output) {
        return new InferenceCompleted(
                ID, "m", "v", 1, null, null, "u", null, input, () -> canonical, output, CacheTier.NONE, InferenceStatus.OK, 1_234_567, 0);
    }
}

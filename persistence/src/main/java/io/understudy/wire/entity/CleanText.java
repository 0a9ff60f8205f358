package io.understudy.wire.entity;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/**
 * Text that can be kept and given back. JSON can escape what neither PostgreSQL nor UTF-8 can hold: the character U+0000
 * and half of a surrogate pair.
 */
public final class CleanText extends StdScalarDeserializer<String> {

    static final String RULE = "must not hold the character U+0000 or half of a surrogate pair";

    public CleanText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var text = StringDeserializer.instance.deserialize(parser, context);
        return text == null || isClean(text)
                ? text
                : (String) context.handleWeirdStringValue(String.class, text, RULE);
    }

    static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) return false;
            if (!Character.isSurrogate(c)) continue;
            if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) return false;
            i++;
        }
        return true;
    }
}

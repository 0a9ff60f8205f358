package io.understudy.intent.control;

import io.understudy.registry.entity.Names;
import io.understudy.serving.control.Recordable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A text whose intent is asked for, as a client sends it. What is absent takes its default.
 *
 * @param text in any language that the model was trained on
 * @param model {@code understudy.intent.model} by default
 * @param userId who asks; decides the version for as long as the split stands
 * @param sessionId stands in where there is no user
 * @param topK so many of the likeliest labels are answered; 5 by default
 * @param language of the text as far as the caller knows, such as {@code hi} or {@code hi-Latn}: kept with the text and, as
 *     attribute {@code language}, known to the rules of experiments; the models read every text as it stands
 * @param modelVersion id, label or alias of the version that shall answer, instead of the split's choice
 * @param useCache true by default
 * @param attributes of who asks or of where, for the rules of experiments; no answer depends on them
 */
public record IntentRequest(
        @NotBlank @Size(max = Utterance.MOST_CHARACTERS) @Pattern(regexp = Utterance.PATTERN, message = Utterance.PATTERN_RULE) String text,
        @Pattern(regexp = Names.MODEL) String model,
        @Size(min = 1, max = 200) String userId,
        @Size(min = 1, max = 200) String sessionId,
        @Min(1) @Max(100) Integer topK,
        @Pattern(regexp = IntentRequest.LANGUAGE) String language,
        @Size(min = 1, max = 100) String modelVersion,
        Boolean useCache,
        @Size(max = 20) Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 200) String> attributes)
        implements Recordable {

    /** As in BCP 47, roughly. */
    public static final String LANGUAGE = "[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,3}";

    private static final int LIKELIEST = 5;

    public IntentRequest {
        text = Utterance.of(text);
        topK = topK == null ? Integer.valueOf(LIKELIEST) : topK;
        useCache = useCache == null || useCache;
        attributes = attributes == null ? Map.of() : attributes;
    }

    /** Of nobody, with all defaults. */
    public static IntentRequest of(String text) {
        return new IntentRequest(text, null, null, null, null, null, null, null, null);
    }

    /** Null where the request has none of the name. */
    public String attribute(String name) {
        return name.equals("language") && !attributes.containsKey(name) ? language : attributes.get(name);
    }

    /** What the log keeps where it keeps inputs. */
    @Override
    public Object recorded() {
        var recorded = new LinkedHashMap<String, String>();
        recorded.put("text", text);
        if (language != null) recorded.put("language", language);
        return recorded;
    }
}

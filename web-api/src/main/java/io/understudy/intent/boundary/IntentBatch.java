package io.understudy.intent.boundary;

import io.understudy.intent.control.IntentRequest;
import io.understudy.intent.control.Utterance;
import io.understudy.registry.entity.Names;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/** Several texts at once; the other fields are those of {@link IntentRequest} and hold for each of them. */
public record IntentBatch(
        @NotNull @Size(min = 1, max = 100)
                List<
                                @NotBlank
                                @Size(max = Utterance.MOST_CHARACTERS)
                                @Pattern(regexp = Utterance.PATTERN, message = Utterance.PATTERN_RULE) String>
                        texts,
        @Pattern(regexp = Names.MODEL) String model,
        @Size(min = 1, max = 200) String userId,
        @Size(min = 1, max = 200) String sessionId,
        @Min(1) @Max(100) Integer topK,
        @Pattern(regexp = IntentRequest.LANGUAGE) String language,
        @Size(min = 1, max = 100) String modelVersion,
        Boolean useCache,
        @Size(max = 20) Map<@NotBlank @Size(max = 100) String, @NotNull @Size(max = 200) String> attributes) {

    public IntentBatch {
        texts = texts == null ? null : texts.stream().map(Utterance::of).toList();
    }

    List<IntentRequest> requests() {
        return texts.stream()
                .map(text -> new IntentRequest(text, model, userId, sessionId, topK, language, modelVersion, useCache, attributes))
                .toList();
    }
}

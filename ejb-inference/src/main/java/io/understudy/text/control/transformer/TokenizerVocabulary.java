package io.understudy.text.control.transformer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.understudy.failure.entity.DomainException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The numbers in a {@code tokenizer.json}, read as a stream because vocabularies reach tens of megabytes.
 *
 * @param padding the id that fills short rows. The mask hides it, but some graphs count positions by it
 * @param highest the largest id that the tokenizer can give; the graph's embedding table must reach it
 */
public record TokenizerVocabulary(long padding, long highest) {

    private static final Set<String> PADDING_NAMES = Set.of("[PAD]", "<pad>");
    private static final JsonFactory JSON = new JsonFactory();

    public static TokenizerVocabulary of(Path file) {
        try (var json = JSON.createParser(file.toFile())) {
            return new Reader(json).read();
        } catch (JsonProcessingException e) {
            throw DomainException.invalid("tokenizer.json", "is not valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw DomainException.unavailable("The bundle's tokenizer.json cannot be read.", e);
        }
    }

    private static final class Reader {

        private final JsonParser json;
        private OptionalLong declaredPadding = OptionalLong.empty();
        private long namedPadding;
        private long highest;

        Reader(JsonParser json) {
            this.json = json;
        }

        TokenizerVocabulary read() throws IOException {
            json.nextToken();
            eachField(() -> {
                switch (json.currentName()) {
                    case "padding" -> padding();
                    case "added_tokens" -> addedTokens();
                    case "model" -> model();
                    default -> skip();
                }
            });
            return new TokenizerVocabulary(declaredPadding.orElse(namedPadding), highest);
        }

        private void padding() throws IOException {
            json.nextToken();
            eachField(() -> {
                if (json.currentName().equals("pad_id")) declaredPadding = OptionalLong.of(json.nextLongValue(0));
                else skip();
            });
        }

        private void addedTokens() throws IOException {
            json.nextToken();
            while (json.nextToken() == JsonToken.START_OBJECT) addedToken();
        }

        private void addedToken() throws IOException {
            var token = new Object() {
                long id;
                String content;
            };
            eachField(() -> {
                switch (json.currentName()) {
                    case "id" -> token.id = json.nextLongValue(0);
                    case "content" -> token.content = json.nextTextValue();
                    default -> skip();
                }
            });
            highest = Math.max(highest, token.id);
            if (token.content != null && PADDING_NAMES.contains(token.content)) namedPadding = token.id;
        }

        private void model() throws IOException {
            json.nextToken();
            eachField(() -> {
                if (json.currentName().equals("vocab")) vocabulary();
                else skip();
            });
        }

        /** Name to id, or (Unigram) a list whose places are the ids. */
        private void vocabulary() throws IOException {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                eachField(() -> highest = Math.max(highest, json.nextLongValue(0)));
                return;
            }
            var size = 0L;
            while (json.nextToken() == JsonToken.START_ARRAY) {
                json.skipChildren();
                size++;
            }
            highest = Math.max(highest, size - 1);
        }

        /** Leaves the parser at the end of the object, or where it is if this is none. */
        private void eachField(Step step) throws IOException {
            if (json.currentToken() != JsonToken.START_OBJECT) return;
            while (json.nextToken() == JsonToken.FIELD_NAME) step.run();
        }

        private void skip() throws IOException {
            json.nextToken();
            json.skipChildren();
        }
    }

    private interface Step {
        public void run() throws IOException;
    }
}

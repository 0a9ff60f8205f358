package io.understudy.wire.boundary;

import com.fasterxml.jackson.core.JacksonException;
import io.understudy.failure.boundary.JsonProblems;
import io.understudy.failure.boundary.Problem;
import io.understudy.failure.boundary.Refusal;
import io.understudy.failure.entity.DomainException;
import io.understudy.wire.entity.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads JSON bodies in Understudy's own dialect, in place of the container's JSON-B. */
@Provider
@ApplicationScoped
@Consumes({"application/json", "application/*+json"})
public class JsonReader implements MessageBodyReader<Object> {

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return JsonWriter.isJson(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        try {
            var value = Json.MAPPER.readerFor(Json.MAPPER.constructType(generic)).readValue(nonEmpty(body));
            if (value == null) throw new Refusal(Problem.invalid("body", "must not be null"));
            return value;
        } catch (JacksonException e) {
            throw ruleOfTheDomain(e, new Refusal(JsonProblems.from(e)));
        } catch (CharConversionException e) {
            throw new Refusal(Problem.invalid("body", "is not UTF-8 text"));
        }
    }

    private static InputStream nonEmpty(InputStream body) throws IOException {
        var peek = new PushbackInputStream(body, 1);
        var first = peek.read();
        if (first < 0) throw new Refusal(Problem.invalid("body", "is empty; JSON is required"));
        peek.unread(first);
        return peek;
    }

    /** Jackson wraps what a record's constructor, or the stream below, throws. */
    private static RuntimeException ruleOfTheDomain(Throwable thrown, RuntimeException otherwise) {
        for (var cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof DomainException domain) return domain;
        }
        return otherwise;
    }
}

package io.understudy.wire.boundary;

import com.fasterxml.jackson.core.JsonGenerator;
import io.understudy.wire.entity.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;

/** Writes answers as JSON in Understudy's own dialect, in place of the container's JSON-B. */
@Provider
@ApplicationScoped
@Produces({"application/json", "application/*+json"})
public class JsonWriter implements MessageBodyWriter<Object> {

    /** What already is bytes or characters goes out, and comes in, as it is. */
    private static final List<Class<?>> RAW =
            List.of(InputStream.class, Reader.class, byte[].class, File.class, StreamingOutput.class, CharSequence.class);

    static boolean isJson(Class<?> type) {
        return RAW.stream().noneMatch(raw -> raw.isAssignableFrom(type));
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return isJson(type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        Json.MAPPER.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(body, value);
    }
}

package io.understudy.wire.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;

/** A value kept as a {@code jsonb} column; each entity names its own subclass with the value's type. */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {

    private final JavaType type;

    protected JsonColumn(TypeReference<T> type) {
        this.type = Json.MAPPER.constructType(type);
    }

    @Override
    public String convertToDatabaseColumn(T value) {
        try {
            return value == null ? null : Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + type, e);
        }
    }

    @Override
    public T convertToEntityAttribute(String json) {
        try {
            return json == null ? null : Json.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not the JSON of a " + type, e);
        }
    }
}

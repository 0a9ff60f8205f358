package io.understudy.wire.entity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;

/**
 * Keeps a value as a JSON document in a {@code jsonb} column. The column also needs
 * {@code @ColumnTransformer(write = "?::jsonb")}, since the driver sends a string.
 */
public abstract class JsonConverter<T> implements AttributeConverter<T, String> {

    private final TypeReference<T> type;

    protected JsonConverter(TypeReference<T> type) {
        this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(T value) {
        try {
            return value == null ? null : Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + value.getClass().getName(), e);
        }
    }

    @Override
    public T convertToEntityAttribute(String column) {
        try {
            return column == null ? null : Json.MAPPER.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document does not read as " + type.getType(), e);
        }
    }
}

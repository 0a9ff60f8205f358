package io.understudy.tensor.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;

/** @param ready absent where only life is asked for */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServerHealth(boolean live, Boolean ready) {}

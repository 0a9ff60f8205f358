package io.understudy.tensor.boundary;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** @param ready whether only what can answer now is asked for */
@JsonIgnoreProperties(ignoreUnknown = true)
public record IndexRequest(Boolean ready) {}

package io.understudy.tensor.boundary;

public record ModelReady(String name, boolean ready) {}

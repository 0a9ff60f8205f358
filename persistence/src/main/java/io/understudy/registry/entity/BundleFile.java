package io.understudy.registry.entity;

/**
 * One file of an artifact.
 *
 * @param path relative to the bundle's root, with '/' between names
 * @param size in bytes
 * @param sha256 lower-case hex
 */
public record BundleFile(String path, long size, String sha256) {}

package io.understudy.tensor.boundary;

/**
 * @param state READY (in service on this node) or UNAVAILABLE
 * @param reason why it is not ready, or an empty text
 */
public record IndexEntry(String name, String version, String state, String reason) {

    static IndexEntry ready(String name, String version) {
        return new IndexEntry(name, version, "READY", "");
    }

    static IndexEntry unavailable(String name, String version, String reason) {
        return new IndexEntry(name, version, "UNAVAILABLE", reason);
    }
}

package io.understudy.cluster.entity;

import java.util.UUID;

/**
 * A server process.
 *
 * @param name what the node is called, over all its processes
 * @param instance of this process alone
 */
public record Node(String name, UUID instance) {}

package io.understudy.deployment.entity;

/**
 * How long each step of an activation took on the node that did it, in milliseconds.
 *
 * @param loadMs from the artifacts to versions in memory; what was there already takes none
 * @param warmMs golden examples or inputs made for the purpose
 * @param commitMs the transaction that makes the revision the one that serves
 * @param swapMs the exchange of the serving table
 */
public record Steps(double loadMs, double warmMs, double commitMs, double swapMs) {}

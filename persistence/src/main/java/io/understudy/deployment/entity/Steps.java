package io.understudy.deployment.entity;

/**
 * How long each step of an activation took on the node that did it, in milliseconds.
 *
 * @param loadMs from the artifacts to versions in memory; what was there already takes none
 * @param warmMs golden examples or inputs made for the purpose
 * @param acknowledgeMs the wait, after that, until every other node has it ready; null in revisions from before there was one
 * @param commitMs the transaction that makes the revision the one that serves
 * @param swapMs until every node serves it
 */
public record Steps(double loadMs, double warmMs, Double acknowledgeMs, double commitMs, double swapMs) {}

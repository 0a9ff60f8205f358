package io.understudy.search.control.talents;

/** Fired after profiles were written or deleted through this node and the transaction was committed. */
public record TalentsChanged(int count) {}

package io.understudy.search.control.talents;

import java.util.Optional;

/**
 * Fired after profiles were written or deleted through this node and the transaction was committed.
 *
 * @param only id of the talent, if it was one by itself
 */
public record TalentsChanged(Optional<String> only) {}

package io.understudy.search.control.indexing;

import java.time.Duration;

/**
 * How an indexer is doing.
 *
 * @param isLevel whether every change that was committed {@code lag} ago can be found
 * @param lag since when changes may not be in the index yet; from the indexer's start as long as it was never level
 * @param indexed changes of the present backlog that are in the index
 * @param backlog changes that there were to index; 0 when level
 * @param trouble why nothing goes forward; empty when it does
 */
public record IndexerStatus(boolean isLevel, Duration lag, long indexed, long backlog, String trouble) {}

package io.understudy.benchmark.speed;

import java.util.List;

/**
 * Everything that one run has measured.
 *
 * @param sameAnswers questions to which the bare search and the server named the same talents in the same order
 * @param filling null where the profiles were there already
 * @param afterIndexing memory when all versions were level, before any load
 * @param afterLoad memory when all was done
 */
public record SpeedReport(
        String machine,
        int profiles,
        int questions,
        long sameAnswers,
        Filling filling,
        List<IndexSize> indexes,
        Memory afterIndexing,
        Memory afterLoad,
        HttpRuns http,
        List<Loop> bare,
        List<Ratio> ratios,
        List<Recall> recall) {}

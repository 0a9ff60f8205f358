package io.understudy.audit.control;

import java.util.List;

/** Where rows end: the table, or in tests one that fails at will. */
interface RowStore {

    /** See {@link io.understudy.audit.entity.PredictionTable#write}. */
    void write(List<byte[]> rows);

    /** See {@link io.understudy.audit.entity.PredictionTable#replay}. */
    int replay(List<byte[]> rows);
}

package io.understudy.registry.entity;

/** What kind of work a model does; it decides which workload loads its versions. */
public enum Task {
    SEARCH,
    TEXT_CLASSIFICATION,
    SCREENING,
    TABULAR,
    RECOMMENDATION,
    TENSOR
}

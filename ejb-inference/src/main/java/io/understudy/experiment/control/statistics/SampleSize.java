package io.understudy.experiment.control.statistics;

/** Units that an experiment of two arms needs. */
public record SampleSize(long control, long treatment) {

    public long total() {
        return control + treatment;
    }
}

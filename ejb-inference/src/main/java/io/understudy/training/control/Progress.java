package io.understudy.training.control;

/** How a training tells where it is, and learns that it is wanted no more. */
public interface Progress {

    /** Nobody looks, nobody cancels. */
    Progress NONE = new Progress() {
        @Override
        public void stage(String name) {}

        @Override
        public void say(String line) {}

        @Override
        public void check() {}
    };

    /** @param name a few words */
    void stage(String name);

    /** A line for the job's log, without personal data. */
    void say(String line);

    /** @throws CancelledTrainingException if it is wanted no more; cheap enough for an inner loop */
    void check();
}

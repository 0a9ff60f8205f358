package io.understudy.retraining.control;

import io.understudy.database.entity.Database;
import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.FailureReason;
import io.understudy.retraining.entity.JobLog;
import io.understudy.retraining.entity.JobTable;
import io.understudy.retraining.entity.RetrainingJob;
import io.understudy.retraining.entity.RetrainingJob.End;
import io.understudy.training.control.CancelledTrainingException;
import io.understudy.training.control.Progress;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One node's attempt at a job: it holds the job by its signs of life, and loses it to whoever takes it for dead. */
final class JobAttempt implements Progress {

    private static final Logger LOG = Logger.getLogger(JobAttempt.class.getName());

    private final RetrainingJob job;
    private final JobTable jobs;
    private final JobLog log;
    private final int mostAttempts;

    private volatile boolean isWanted = true;

    /** Who has cancelled it; null where nobody did. */
    private volatile String cancelledBy;

    JobAttempt(RetrainingJob job, Database database, int mostAttempts) {
        this.job = job;
        this.jobs = new JobTable(database);
        this.log = new JobLog(database);
        this.mostAttempts = mostAttempts;
    }

    RetrainingJob job() {
        return job;
    }

    /** Runs it to its end, whatever that is; where nobody can be told of it, another node takes the job over. */
    void complete(Function<Progress, End> run) {
        try {
            var end = ended(run);
            if (!isWanted && cancelledBy == null) return;
            if (!jobs.end(job, end)) LOG.info(() -> "Job " + job.id() + " has been taken over by another node");
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> "Job " + job.id() + " cannot be ended now; it is begun again");
        }
    }

    private End ended(Function<Progress, End> run) {
        try {
            beat();
            check();
            if (job.attempts() > mostAttempts) return End.failed("Each of " + mostAttempts + " attempts ended with the node that made it.");
            say("Attempt " + job.attempts() + " on node " + job.node() + ".");
            return run.apply(this);
        } catch (CancelledTrainingException e) {
            return End.cancelled(cancelledBy);
        } catch (DomainException e) {
            // Nothing is wrong with the job: whoever takes it over after the silence finds what was done.
            if (e.kind() == DomainException.Kind.UNAVAILABLE) throw e;
            return End.failed(FailureReason.of(e));
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, e, () -> "Job " + job.id() + " failed");
            return End.failed("The training broke off (" + e.getClass().getSimpleName() + "); the server's log says where.");
        }
    }

    /** A sign of life; learns whether it is still wanted. */
    void beat() {
        learn(jobs.beat(job));
    }

    private void learn(Optional<String> answer) {
        if (answer.isEmpty()) {
            isWanted = false;
        } else if (!answer.get().isEmpty()) {
            cancelledBy = answer.get();
            isWanted = false;
        }
    }

    /** The node is about to stop. */
    void abandon() {
        isWanted = false;
    }

    @Override
    public void stage(String name) {
        learn(jobs.stage(job, name));
        check();
    }

    @Override
    public void say(String line) {
        log.add(job.id(), line);
    }

    @Override
    public void check() {
        if (!isWanted) throw new CancelledTrainingException();
    }
}

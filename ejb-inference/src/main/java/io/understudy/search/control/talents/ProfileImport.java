package io.understudy.search.control.talents;

import io.understudy.failure.entity.DomainException;
import io.understudy.search.control.talents.ProfileLine.Bad;
import io.understudy.search.control.talents.ProfileLine.Blank;
import io.understudy.search.control.talents.ProfileLine.Good;
import io.understudy.search.entity.TalentImport;
import io.understudy.search.entity.TalentImportTable;
import io.understudy.search.entity.TalentProfile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One import from its first line to its last, in the caller's thread. Holds one batch of profiles; each batch and the
 * progress that it makes are one transaction, so whatever happens, what the progress says is kept.
 */
final class ProfileImport {

    /**
     * @param batchRows profiles in one transaction
     * @param batchBytes of JSON in one transaction, about
     * @param lineBytes the longest line
     * @param attempts how often a batch is tried
     * @param pause before the second attempt; doubles with each
     */
    record Settings(int batchRows, int batchBytes, int lineBytes, int attempts, Duration pause) {}

    /** Progress is shown at least this often, even where no line is good. */
    private static final int LINES_BETWEEN_PROGRESS = 5_000;

    private static final Logger LOG = Logger.getLogger(ProfileImport.class.getName());

    private final TalentImportTable imports;
    private final TalentRules rules;
    private final Settings settings;
    private final Clock clock;
    private final IntConsumer kept;
    private final int attempt;
    private final ImportTally tally;
    private final LinkedHashMap<String, TalentProfile> batch = new LinkedHashMap<>();
    private long bytes;
    private TalentImport saved;

    /** @param kept told how many profiles were written, after each commit */
    ProfileImport(
            TalentImportTable imports, TalentRules rules, Settings settings, Clock clock, IntConsumer kept, String id, int attempt) {
        this.imports = imports;
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
        this.kept = kept;
        this.attempt = attempt;
        this.tally = new ImportTally(id, clock.instant());
        this.saved = tally.running();
    }

    /**
     * @return how it ended: COMPLETED, or FAILED with what is kept
     * @throws DomainException CONFLICT if the import was declared interrupted meanwhile
     */
    TalentImport run(InputStream body) {
        try {
            readAll(body);
        } catch (Refused e) {
            giveUp(e);
        }
        return saved;
    }

    private void readAll(InputStream body) {
        try {
            var lines = new NdjsonLines(body, settings.lineBytes());
            for (var line = lines.next(); line != null; line = lines.next()) {
                take(line);
                if (isDue()) save(tally.running());
            }
            save(tally.completed(clock.instant()));
        } catch (IOException e) {
            save(tally.failed("The upload ended after line " + tally.linesRead() + ".", clock.instant()));
        }
    }

    private void take(NdjsonLines.Line line) {
        tally.read(line.number());
        switch (ProfileLine.read(line, settings.lineBytes(), rules)) {
            case Good(var profile) -> {
                tally.accept();
                bytes += line.bytes().length;
                batch.put(profile.id(), profile.withUpdatedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            }
            case Bad(var why) -> tally.reject(line.number(), why);
            case Blank() -> {}
        }
    }

    private boolean isDue() {
        return batch.size() >= settings.batchRows()
                || bytes >= settings.batchBytes()
                || tally.linesRead() - saved.linesRead() >= LINES_BETWEEN_PROGRESS;
    }

    private void save(TalentImport progress) {
        if (!trySaving(progress)) {
            throw DomainException.conflict("Import '" + progress.id() + "' was ended from elsewhere after line "
                    + saved.linesRead() + ", as it had made no progress for long.");
        }
        saved = progress;
        var written = batch.size();
        batch.clear();
        bytes = 0;
        if (written > 0) kept.accept(written);
    }

    private boolean trySaving(TalentImport progress) {
        var pause = settings.pause();
        for (var round = 1; ; round++) {
            try {
                return imports.save(progress, attempt, batch.values(), clock.instant());
            } catch (RuntimeException e) {
                if (round == settings.attempts()) throw new Refused(e);
            }
            rest(pause);
            pause = pause.multipliedBy(2);
        }
    }

    /** Says in the progress too that this is the end, if the database takes that much. */
    private void giveUp(Refused e) {
        LOG.log(Level.WARNING, "Import " + saved.id() + " stops after line " + saved.linesRead(), e.getCause());
        var why = "The database did not take the lines after " + saved.linesRead() + "; those up to there are kept.";
        saved = new TalentImport(
                saved.id(), TalentImport.State.FAILED, saved.linesRead(), saved.accepted(), saved.rejected(),
                saved.errors(), why, saved.startedAt(), clock.instant());
        batch.clear();
        try {
            trySaving(saved);
        } catch (Refused again) {
            // The row is found without progress at the next start, and the caller is told now.
        }
    }

    private static void rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DomainException.unavailable("The server is stopping.", e);
        }
    }

    /** Only between {@link #trySaving} and those who call it. */
    private static final class Refused extends RuntimeException {
        Refused(RuntimeException cause) {
            super(cause);
        }
    }
}

package io.understudy.search.control.talents;

import io.understudy.failure.entity.DomainException;
import io.understudy.search.control.talents.ProfileLine.Bad;
import io.understudy.search.control.talents.ProfileLine.Blank;
import io.understudy.search.control.talents.ProfileLine.Good;
import io.understudy.search.entity.TalentImport;
import io.understudy.search.entity.TalentImportTable;
import io.understudy.search.entity.TalentProfile;
import io.understudy.wire.entity.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/**
 * One import from its first line to its last. While one batch is written the next is read, so two batches are held at
 * most. Each batch and the progress that it makes are one transaction: whatever happens, what the progress says is kept.
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

    private final TalentRules rules;
    private final Settings settings;
    private final Clock clock;
    private final ImportTally tally;
    private final ImportWriter writer;
    private final Executor threads;
    private final LinkedHashMap<String, TalentProfile> batch = new LinkedHashMap<>();
    private long bytes;
    private long handedOver;
    private boolean isCutShort;
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

    /**
     * @param threads on which batches are written
     * @param kept told how many profiles were written, after each commit
     */
    ProfileImport(
            TalentImportTable imports,
            TalentRules rules,
            Settings settings,
            Clock clock,
            Executor threads,
            IntConsumer kept,
            String id,
            int attempt) {
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
        this.threads = threads;
        this.tally = new ImportTally(id, clock.instant());
        this.writer = new ImportWriter(imports, attempt, settings, clock, kept, tally.running());
    }

    /**
     * @return how it ended: COMPLETED, or FAILED with what is kept
     * @throws DomainException CONFLICT if the import was declared interrupted meanwhile
     */
    TalentImport run(InputStream body) {
        try {
            readAll(body);
        } catch (ImportWriter.Refused e) {
            writer.giveUp(e);
        }
        return writer.saved();
    }

    /** Whether the body ended before it should. */
    boolean isCutShort() {
        return isCutShort;
    }

    private void readAll(InputStream body) {
        try {
            var digest = Sha256.digest();
            var lines = new NdjsonLines(new DigestInputStream(body, digest), settings.lineBytes());
            for (var line = lines.next(); line != null; line = lines.next()) {
                take(line);
                if (isDue()) handOver(tally.running());
            }
            handOver(tally.completed(Sha256.hex(digest), clock.instant()));
        } catch (IOException e) {
            isCutShort = true;
            handOver(tally.failed("The upload ended after line " + tally.linesRead() + ".", clock.instant()));
        }
        awaitWriter();
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
                || tally.linesRead() - handedOver >= LINES_BETWEEN_PROGRESS;
    }

    private void handOver(TalentImport progress) {
        awaitWriter();
        var rows = List.copyOf(batch.values());
        batch.clear();
        bytes = 0;
        handedOver = tally.linesRead();
        writing = CompletableFuture.runAsync(() -> writer.save(progress, rows), threads);
    }

    private void awaitWriter() {
        try {
            writing.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}

package io.understudy.retraining.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.understudy.database.entity.Database;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.ArtifactCache;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.control.Models;
import io.understudy.registry.control.NewVersion;
import io.understudy.registry.control.Registrations;
import io.understudy.registry.control.Spool;
import io.understudy.registry.entity.ModelVersion;
import io.understudy.retraining.control.Promoter.Champion;
import io.understudy.retraining.control.PromotionRule.Verdict;
import io.understudy.retraining.entity.Promotion;
import io.understudy.retraining.entity.RetrainingJob.End;
import io.understudy.retraining.entity.RetrainingJob.State;
import io.understudy.retraining.entity.RetrainingJob;
import io.understudy.training.control.Lanes;
import io.understudy.training.control.Progress;
import io.understudy.training.control.Trained;
import io.understudy.training.control.Trainer;
import io.understudy.training.control.TrainingOrder;
import io.understudy.wire.entity.Json;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** From an order to a version and what becomes of it. Whoever repeats it after a crash finds what was done, and goes on. */
@ApplicationScoped
class JobRun {

    @EJB
    private Models models;

    @Inject
    private Trainers trainers;

    @Inject
    private ArtifactCache artifacts;

    @Inject
    private Spool spool;

    @Inject
    private Registrations registrations;

    @Inject
    private Promoter promoter;

    @Inject
    private RetrainingSettings settings;

    @Inject
    @ConfigProperty(name = "understudy.retraining.max-rows", defaultValue = "1000000")
    private int mostRows;

    End run(RetrainingJob job, Database database, Lanes lanes, Progress progress) {
        var known = registered(job);
        var report = Json.MAPPER.createObjectNode();
        var champion = promoter.champion(job.model()).filter(now -> known.isEmpty() || !now.version().equals(known.get().id()));
        var trainer = trainers.of(models.get(job.model()).task());
        var trained = train(job, trainer, champion.map(Champion::version), database, lanes, progress);
        report.setAll(told(trained));
        champion.ifPresent(now -> report.put("champion", now.version()));
        progress.stage("registration");
        var version = known.orElseGet(() -> register(job, trainer, champion.map(Champion::version), trained));
        progress.say("Version " + version.id() + " is registered.");
        progress.stage("promotion");
        return promote(job, champion.orElse(null), version, trained, report, progress);
    }

    private static String label(RetrainingJob job) {
        return job.order().label() != null ? job.order().label() : "retrained-" + job.id();
    }

    /** By an attempt before this one. */
    private Optional<ModelVersion> registered(RetrainingJob job) {
        try {
            var version = models.resolve(job.model(), label(job));
            var isOurs = job.id().toString().equals(version.provenance().trainerParameters().get("job"));
            if (isOurs) return Optional.of(version);
            throw DomainException.conflict("The label '" + label(job) + "' has been taken by another version.");
        } catch (DomainException e) {
            if (e.kind() == DomainException.Kind.NOT_FOUND) return Optional.empty();
            throw e;
        }
    }

    private Trained train(RetrainingJob job, Trainer trainer, Optional<String> champion, Database database, Lanes lanes, Progress progress) {
        progress.stage("data");
        var rows = new TrainingData(database, mostRows).of(job.model(), job.order());
        var trusted = rows.stream().filter(row -> row.isTrusted()).count();
        progress.say(trusted + " rows of training sets " + job.order().sets() + ", " + (rows.size() - trusted) + " of feedback.");
        var order = new TrainingOrder(job.order().parameters(), job.order().seed(), rows, champion.map(id -> bundle(job, id)).orElse(null), lanes);
        return trainer.train(order, progress);
    }

    private Bundle bundle(RetrainingJob job, String version) {
        return artifacts.open(models.resolve(job.model(), version));
    }

    private ModelVersion register(RetrainingJob job, Trainer trainer, Optional<String> champion, Trained trained) {
        var version = new NewVersion(
                label(job), "Trained by retraining job " + job.id(), null, null, trainer.name(), parameters(job, champion, trained), trained.dataDigest(),
                champion.orElse(null), trained.metrics());
        try (var upload = spool.receive(new ByteArrayInputStream(trained.zip()))) {
            return registrations.registerOwn(job.model(), version, upload, job.createdBy());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> parameters(RetrainingJob job, Optional<String> champion, Trained trained) {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("job", job.id().toString());
        parameters.put("cause", job.cause());
        parameters.put("seed", job.order().seed());
        parameters.put("sets", job.order().sets());
        if (job.order().feedbackSince() != null) {
            parameters.put("feedback_since", job.order().feedbackSince().toString());
            parameters.put("feedback_until", job.order().feedbackUntil().toString());
        }
        parameters.put("parameters", job.order().parameters());
        champion.ifPresent(id -> parameters.put("champion", id));
        parameters.put("report", trained.report());
        return parameters;
    }

    private static ObjectNode told(Trained trained) {
        var told = Json.MAPPER.createObjectNode();
        told.set("metrics", Json.MAPPER.valueToTree(trained.metrics()));
        if (trained.comparison() != null) told.set("comparison", Json.MAPPER.valueToTree(trained.comparison()));
        told.set("training", trained.report());
        told.put("data_digest", trained.dataDigest());
        return told;
    }

    /** What an attempt before this one has registered is judged only if the data are the same still. */
    private Verdict verdict(RetrainingJob job, Champion champion, ModelVersion version, Trained trained) {
        if (!trained.dataDigest().equals(version.provenance().dataDigest())) {
            return new Verdict(Promotion.REGISTER, "The data have changed since an attempt before this one registered it; deploy it if it is better.");
        }
        return settings.rule(job.model(), job.order().promotion()).on(trained.comparison(), champion != null);
    }

    private End promote(
            RetrainingJob job, Champion champion, ModelVersion version, Trained trained, ObjectNode report, Progress progress) {
        var verdict = verdict(job, champion, version, trained);
        progress.say(verdict.reason());
        try {
            var experiment = promoter.carryOut(job, version.id(), champion, verdict);
            return new End(State.SUCCEEDED, verdict.reason(), version.id(), verdict.promotion(), experiment, report);
        } catch (DomainException e) {
            if (e.kind() == DomainException.Kind.UNAVAILABLE) throw e;
            var reason = verdict.reason() + " It is registered, and no more: " + e.getMessage();
            progress.say(reason);
            return new End(State.SUCCEEDED, reason, version.id(), Promotion.REGISTER, null, report);
        }
    }
}

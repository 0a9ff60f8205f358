package io.understudy.experiment.control;

import io.understudy.deployment.control.Deployments;
import io.understudy.deployment.entity.Deployment;
import io.understudy.experiment.entity.Conclusion;
import io.understudy.experiment.entity.Experiment;
import io.understudy.experiment.entity.Experiment.State;
import io.understudy.experiment.entity.ExperimentDefinition;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.control.Models;
import io.understudy.wire.entity.Page;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.hibernate.exception.ConstraintViolationException;

/** The experiments of this installation. Every method is one transaction, or a part of the caller's. */
@Stateless
public class Experiments {

    private static final Clock CLOCK = Clock.systemUTC();

    @PersistenceContext(unitName = "understudy")
    private EntityManager entities;

    @EJB
    private Models models;

    @EJB
    private Deployments deployments;

    /** For the container. */
    public Experiments() {}

    /**
     * A draft.
     *
     * @throws DomainException INVALID if the fields do not fit together, or name what is not there; CONFLICT if there is one
     *     of this id
     */
    public Experiment create(ExperimentDefinition definition, String who) {
        var experiment = new Experiment(definition, now(), who);
        requireVersions(definition);
        if (entities.find(Experiment.class, definition.id()) != null) throw taken(definition.id());
        entities.persist(experiment);
        try {
            entities.flush();
        } catch (ConstraintViolationException e) {
            throw taken(definition.id());
        }
        return experiment;
    }

    private void requireVersions(ExperimentDefinition definition) {
        for (int i = 0; i < definition.arms().size(); i++) {
            try {
                models.resolve(definition.model(), definition.arms().get(i).version());
            } catch (DomainException e) {
                if (e.kind() != DomainException.Kind.NOT_FOUND) throw e;
                throw DomainException.invalid("arms[" + i + "].version", "names no version of a model '" + definition.model() + "'");
            }
        }
    }

    private static DomainException taken(String id) {
        return DomainException.conflict("There is an experiment '" + id + "' already.");
    }

    public Optional<Experiment> find(String id) {
        return Optional.ofNullable(entities.find(Experiment.class, id));
    }

    public Experiment get(String id) {
        return find(id).orElseThrow(() -> DomainException.notFound("experiment", id));
    }

    /**
     * In the order of their ids.
     *
     * @param model null for all
     * @param state null for all
     * @param cursor id that the page follows; null for the first page
     */
    public Page<Experiment> list(String model, State state, String cursor, int limit) {
        var conditions = (model == null ? "" : " and e.model = :model") + (state == null ? "" : " and e.state = :state");
        var query = entities.createQuery("select e from Experiment e where e.id > :after" + conditions + " order by e.id", Experiment.class)
                .setParameter("after", Objects.requireNonNullElse(cursor, ""))
                .setMaxResults(limit + 1);
        if (model != null) query.setParameter("model", model);
        if (state != null) query.setParameter("state", state);
        return Page.of(query.getResultList(), limit, Experiment::id);
    }

    public List<Experiment> running() {
        return entities.createQuery("select e from Experiment e where e.state = :state order by e.id", Experiment.class)
                .setParameter("state", State.RUNNING)
                .getResultList();
    }

    /** The last by id of those of a model whose ids begin so, drafts apart. */
    public Optional<Experiment> latest(String model, String prefix) {
        return entities.createQuery(
                        "select e from Experiment e where e.model = :model and e.id like :prefix and e.state <> :draft order by e.id desc",
                        Experiment.class)
                .setParameter("model", model)
                .setParameter("draft", State.DRAFT)
                .setParameter("prefix", prefix + "%")
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * @param expected which versions of the experiment the caller may have seen
     * @throws DomainException CONFLICT if it is no draft, or is being started; STALE if another one has changed it since
     */
    public Experiment edit(String id, LongPredicate expected, ExperimentDefinition definition) {
        var experiment = idle(id, "changed", State.DRAFT);
        experiment.requireExpected(expected);
        experiment.edit(definition);
        requireVersions(definition);
        entities.flush();
        return experiment;
    }

    /**
     * @param expected which versions of the experiment the caller may have seen
     * @throws DomainException CONFLICT if it is no draft, or is being started; STALE if another one has changed it since
     */
    public void delete(String id, LongPredicate expected) {
        var experiment = idle(id, "deleted", State.DRAFT);
        experiment.requireExpected(expected);
        entities.remove(experiment);
    }

    /** Whoever orders a revision that is about it locks it first, so that what is seen here holds until this ends. */
    private Experiment idle(String id, String verb, State state) {
        var experiment = locked(id);
        experiment.require(verb, state);
        var isUnderWay = deployments.open().stream()
                .filter(d -> d.state() == Deployment.State.PREPARING)
                .anyMatch(d -> d.experimentChange().filter(change -> change.experiment().equals(id)).isPresent());
        if (isUnderWay) throw DomainException.conflict("A deployment that is about experiment '" + id + "' is being prepared at this moment.");
        return experiment;
    }

    /** Ends one that no revision in service has. */
    public Experiment conclude(String id, Conclusion conclusion) {
        var experiment = idle(id, "stopped", State.PAUSED);
        experiment.concludes(conclusion, null, now());
        return experiment;
    }

    /** For what follows in the same transaction: nobody else changes it until that ends. */
    public Experiment locked(String id) {
        return Optional.ofNullable(entities.find(Experiment.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> DomainException.notFound("experiment", id));
    }

    private static Instant now() {
        return CLOCK.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

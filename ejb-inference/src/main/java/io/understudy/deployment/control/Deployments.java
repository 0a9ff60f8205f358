package io.understudy.deployment.control;

import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.Deployment.State;
import io.understudy.deployment.entity.TrafficSplit;
import io.understudy.failure.entity.DomainException;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** The history of what serves each model. Every method is one transaction. */
@Stateless
public class Deployments {

    private static final Clock CLOCK = Clock.systemUTC();

    @PersistenceContext(unitName = "understudy")
    private EntityManager entities;

    /** Writes the next revision as PREPARING; it serves nobody yet. */
    public Deployment prepare(String model, TrafficSplit split, String by, String reason) {
        oneAtATime(model);
        var deployment = new Deployment(model, lastNumber(model) + 1, split, by, reason, CLOCK);
        entities.persist(deployment);
        return deployment;
    }

    /** Makes a prepared revision the one that serves, and ends the one before, in one transaction. */
    public Deployment activate(String model, int number) {
        oneAtATime(model);
        var next = get(model, number);
        active(model).forEach(d -> d.supersede(CLOCK));
        entities.flush();
        next.activate(CLOCK);
        return next;
    }

    public void fail(String model, int number, String why) {
        get(model, number).fail(why, CLOCK);
    }

    /** Ends what a crashed node left PREPARING. */
    public void failPreparingBefore(Instant instant) {
        entities.createQuery("from Deployment d where d.state = :state and d.createdAt < :instant", Deployment.class)
                .setParameter("state", State.PREPARING)
                .setParameter("instant", instant)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(d -> d.fail("The server that prepared it stopped.", CLOCK));
    }

    /** The ACTIVE revision of every model that has one. */
    public List<Deployment> active() {
        return entities.createQuery("from Deployment d where d.state = :state order by d.model", Deployment.class)
                .setParameter("state", State.ACTIVE)
                .getResultList();
    }

    public Deployment get(String model, int number) {
        return entities.createQuery("from Deployment d where d.model = :model and d.number = :number", Deployment.class)
                .setParameter("model", model)
                .setParameter("number", number)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> DomainException.notFound("deployment of '" + model + "'", Integer.toString(number)));
    }

    /**
     * The newest revisions first.
     *
     * @param before number that the page ends before; {@code Integer.MAX_VALUE} for the first page
     */
    public List<Deployment> history(String model, int before, int limit) {
        return entities.createQuery(
                        "from Deployment d where d.model = :model and d.number < :before order by d.number desc",
                        Deployment.class)
                .setParameter("model", model)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
    }

    private List<Deployment> active(String model) {
        return entities.createQuery("from Deployment d where d.model = :model and d.state = :state", Deployment.class)
                .setParameter("model", model)
                .setParameter("state", State.ACTIVE)
                .getResultList();
    }

    private int lastNumber(String model) {
        return entities.createQuery("select coalesce(max(d.number), 0) from Deployment d where d.model = :model", Integer.class)
                .setParameter("model", model)
                .getSingleResult();
    }

    /** Over all nodes, until the transaction ends: two operators get two numbers, and one after the other goes live. */
    private void oneAtATime(String model) {
        entities.createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) l", Integer.class)
                .setParameter("key", "deployment:" + model)
                .getSingleResult();
    }
}

package io.understudy.deployment.control;

import io.understudy.deployment.entity.Deployment;
import io.understudy.deployment.entity.Deployment.State;
import io.understudy.deployment.entity.DeploymentPlan;
import io.understudy.deployment.entity.Steps;
import io.understudy.failure.entity.DomainException;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The history of what serves each model. Every method is one transaction. */
@Stateless
public class Deployments {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final int PAGE = 10;

    @PersistenceContext(unitName = "understudy")
    private EntityManager entities;

    @Inject
    private Instance<ActivationObserver> whoFollows;

    private List<ActivationObserver> observers = List.of();

    /** For the container. */
    public Deployments() {}

    Deployments(EntityManager entities) {
        this.entities = entities;
    }

    @PostConstruct
    void start() {
        observers = whoFollows.stream().toList();
    }

    /**
     * Writes the next revision as PREPARING; it serves nobody yet.
     *
     * @param expected what the operator saw in service; null if it does not matter
     * @param plan from the revision that serves now
     * @throws DomainException STALE if another revision serves than expected, CONFLICT if another order is under way; a
     *     rollback waits for none
     */
    public Deployment prepare(Target target, ExpectedRevision expected, Function<Optional<Deployment>, DeploymentPlan> plan) {
        oneAtATime(target.model());
        var newest = servingAndLast(target.model());
        var present = serving(newest);
        requireExpected(target.model(), expected, present);
        var next = plan.apply(present);
        if (!next.kind().isRollback()) requireNoOther(target.model());
        int last = newest.isEmpty() ? 0 : newest.getFirst().number();
        var deployment = new Deployment(target.model(), last + 1, next, present.orElse(null), target.by(), target.node(), CLOCK);
        entities.persist(deployment);
        return deployment;
    }

    /**
     * Whose revision.
     *
     * @param by who ordered it
     * @param node where it is prepared
     */
    public record Target(String model, String by, String node) {}

    private static void requireExpected(String model, ExpectedRevision expected, Optional<Deployment> present) {
        int number = present.map(Deployment::number).orElse(0);
        if (expected == null || expected.isMetBy(number)) return;
        throw DomainException.stale(number == 0
                ? "Nothing of '" + model + "' is in service, and the order is made upon a revision."
                : "Revision " + number + " of '" + model + "' is in service, which the order is not made upon.");
    }

    private void requireNoOther(String model) {
        inState(model, State.PREPARING).stream().findFirst().ifPresent(other -> {
            throw DomainException.conflict("Revision " + other.number() + " of '" + model + "' is being prepared at this moment.");
        });
    }

    /**
     * Makes a prepared revision the one that serves, and ends the one before, in one transaction.
     *
     * @param overruled what speaks against it, null for nothing
     * @throws DomainException CONFLICT if another has come into service since it was ordered
     */
    public Deployment activate(String model, int number, String overruled) {
        oneAtATime(model);
        var both = servingAnd(model, number);
        var next = both.stream().filter(d -> d.number() == number).findFirst().orElseThrow(() -> unknown(model, number));
        var present = serving(both);
        next.requireReplacing(present.orElse(null));
        present.ifPresent(p -> p.supersede(next, CLOCK));
        // The one before leaves its place in the index of those that serve before the next takes it.
        entities.flush();
        next.activate(CLOCK);
        if (overruled != null) next.force(overruled);
        observers.forEach(observer -> observer.activated(next, present));
        return next;
    }

    public void fail(String model, int number, String why) {
        get(model, number).fail(why, CLOCK);
    }

    public Deployment took(String model, int number, Steps steps) {
        var deployment = get(model, number);
        deployment.took(steps);
        return deployment;
    }

    /** Ends what a crashed node left PREPARING. */
    public void failPreparingBefore(Instant instant) {
        failPreparing("from Deployment d where d.state = :state and d.createdAt < :instant", instant, null);
    }

    /** Ends what a node left PREPARING when it was stopped. */
    public void failPreparingOf(String node, Instant started) {
        failPreparing("from Deployment d where d.state = :state and d.createdAt < :instant and d.node = :node", started, node);
    }

    private void failPreparing(String which, Instant instant, String node) {
        var query = entities.createQuery(which, Deployment.class)
                .setParameter("state", State.PREPARING)
                .setParameter("instant", instant)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE);
        if (node != null) query.setParameter("node", node);
        query.getResultList().forEach(d -> d.fail("The server that prepared it stopped.", CLOCK));
    }

    /** Of every model the ACTIVE revision and those that are PREPARING. */
    public List<Deployment> open() {
        return entities.createQuery("from Deployment d where d.state in :states order by d.model, d.number", Deployment.class)
                .setParameter("states", List.of(State.ACTIVE, State.PREPARING))
                .getResultList();
    }

    /**
     * Ends what other nodes left PREPARING that give no sign of life any more.
     *
     * @param node this one, which lives
     */
    @SuppressWarnings("unchecked")
    public void failPreparingOfSilent(String node, Duration silence) {
        var silent = (List<Deployment>) entities.createNativeQuery(
                        """
                        select d.* from understudy.deployment d
                        where d.state = 'PREPARING' and d.node <> :node and d.created_at < now() - :silence * interval '1 millisecond'
                        and not exists (select 1 from understudy.node n
                                        where n.name = d.node and n.seen_at > now() - :silence * interval '1 millisecond')
                        for update of d skip locked""",
                        Deployment.class)
                .setParameter("node", node)
                .setParameter("silence", silence.toMillis())
                .getResultList();
        silent.forEach(d -> d.fail("Node " + d.node().orElse("") + ", which prepared it, gives no sign of life.", CLOCK));
    }

    /** The ACTIVE revision of one model. */
    public Optional<Deployment> present(String model) {
        return inState(model, State.ACTIVE).stream().findFirst();
    }

    /**
     * The revision that a rollback from the present one leads to: the newest that served, before the present one or the
     * one that it restores, that shares the traffic otherwise and was not itself ended by a rollback.
     */
    public Optional<Deployment> goodBefore(Deployment present) {
        return goodBefore(present, d -> !d.split().equals(present.split()));
    }

    /** The newest such revision in which a version had no part. */
    public Optional<Deployment> goodBeforeWithout(String version, Deployment present) {
        return goodBefore(present, d -> !d.split().versions().contains(version));
    }

    private Optional<Deployment> goodBefore(Deployment present, Predicate<Deployment> condition) {
        var before = present.restores().orElse(present.number());
        while (true) {
            var page = goodBefore(present.model(), before);
            var other = page.stream().filter(condition).findFirst();
            if (other.isPresent() || page.size() < PAGE) return other;
            before = page.getLast().number();
        }
    }

    /** The newest ones first; a rollback is not to wait until a long history is read. */
    private List<Deployment> goodBefore(String model, int number) {
        return entities.createQuery(
                        "from Deployment d where d.model = :model and d.state = :state and not d.withdrawn"
                                + " and d.number < :number order by d.number desc",
                        Deployment.class)
                .setParameter("model", model)
                .setParameter("state", State.SUPERSEDED)
                .setParameter("number", number)
                .setMaxResults(PAGE)
                .getResultList();
    }

    public Deployment get(String model, int number) {
        return find(model, number)
                .orElseThrow(() -> unknown(model, number));
    }

    private static DomainException unknown(String model, int number) {
        return DomainException.notFound("deployment of '" + model + "'", Integer.toString(number));
    }

    public Optional<Deployment> find(String model, int number) {
        return entities.createQuery("from Deployment d where d.model = :model and d.number = :number", Deployment.class)
                .setParameter("model", model)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
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

    private List<Deployment> inState(String model, State state) {
        return entities.createQuery("from Deployment d where d.model = :model and d.state = :state", Deployment.class)
                .setParameter("model", model)
                .setParameter("state", state)
                .getResultList();
    }

    private static Optional<Deployment> serving(List<Deployment> deployments) {
        return deployments.stream().filter(d -> d.state() == State.ACTIVE).findFirst();
    }

    /** The newest first, in one look: a rollback has no time for two. */
    private List<Deployment> servingAndLast(String model) {
        return entities.createQuery(
                        "from Deployment d where d.model = :model and (d.state = :state or d.number ="
                                + " (select max(o.number) from Deployment o where o.model = :model)) order by d.number desc",
                        Deployment.class)
                .setParameter("model", model)
                .setParameter("state", State.ACTIVE)
                .getResultList();
    }

    private List<Deployment> servingAnd(String model, int number) {
        return entities.createQuery(
                        "from Deployment d where d.model = :model and (d.state = :state or d.number = :number)", Deployment.class)
                .setParameter("model", model)
                .setParameter("state", State.ACTIVE)
                .setParameter("number", number)
                .getResultList();
    }

    /** Over all nodes, until the transaction ends: two operators get two numbers, and one after the other goes live. */
    private void oneAtATime(String model) {
        entities.createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:key, 0))) l", Integer.class)
                .setParameter("key", "deployment:" + model)
                .getSingleResult();
    }
}

package io.understudy.registry.control;

import io.understudy.failure.entity.DomainException;
import io.understudy.registry.entity.Artifact;
import io.understudy.registry.entity.Model;
import io.understudy.registry.entity.ModelAlias;
import io.understudy.registry.entity.ModelVersion;
import io.understudy.registry.entity.Names;
import io.understudy.registry.entity.Provenance;
import io.understudy.registry.entity.Task;
import io.understudy.registry.entity.Tolerance;
import io.understudy.registry.entity.VersionId;
import io.understudy.registry.entity.VersionState;
import io.understudy.wire.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;

/** The models of this installation, their versions and aliases. */
@Stateless
public class Models {

    private static final String LABEL_KEY = "model_version_label_key";

    @PersistenceContext(unitName = "understudy")
    private EntityManager entities;

    @Inject
    private ArtifactStore store;

    private final Clock clock = Clock.systemUTC();

    /** For the container. */
    public Models() {}

    Models(EntityManager entities) {
        this.entities = entities;
    }

    public Model create(String name, Task task, String description, List<Tolerance> tolerances, String who) {
        var now = now();
        var model = new Model(name, task, description, now, who);
        if (!tolerances.isEmpty()) model.tolerate(tolerances, now, who);
        if (entities.find(Model.class, name) != null) throw taken(name);
        entities.persist(model);
        flush(e -> taken(name));
        return model;
    }

    /** In place of those that there were. */
    public Model tolerate(String name, List<Tolerance> tolerances, String who) {
        var model = get(name);
        model.tolerate(tolerances, now(), who);
        return model;
    }

    /** In the order of their names. */
    public Page<Model> list(String cursor, int limit) {
        var models = entities.createQuery("select m from Model m where m.name > :after order by m.name", Model.class)
                .setParameter("after", Objects.requireNonNullElse(cursor, ""))
                .setMaxResults(limit + 1)
                .getResultList();
        return Page.of(models, limit, Model::name);
    }

    public Model get(String name) {
        return Optional.ofNullable(entities.find(Model.class, name))
                .orElseThrow(() -> DomainException.notFound("model", name));
    }

    /**
     * The newest first; an id alone tells no order within a second.
     *
     * @param cursor id of the version that the page follows, null for the first page
     */
    public Page<ModelVersion> versions(String model, String cursor, int limit) {
        get(model);
        return Page.of(newest(model, cursor == null ? null : listed(model, cursor), limit + 1), limit, ModelVersion::id);
    }

    private List<ModelVersion> newest(String model, ModelVersion after, int limit) {
        var follows = after == null
                ? ""
                : " and (v.provenance.createdAt < :at or v.provenance.createdAt = :at and v.id < :id)";
        var query = entities.createQuery(
                        "select v from ModelVersion v where v.model = :model" + follows + " order by v.provenance.createdAt desc, v.id desc",
                        ModelVersion.class)
                .setParameter("model", model)
                .setMaxResults(limit);
        if (after != null) query.setParameter("at", after.provenance().createdAt()).setParameter("id", after.id());
        return query.getResultList();
    }

    private ModelVersion listed(String model, String cursor) {
        return Optional.of(cursor)
                .filter(VersionId::matches)
                .map(id -> entities.find(ModelVersion.class, id))
                .filter(v -> v.model().equals(model))
                .orElseThrow(() -> DomainException.invalid("cursor", "is not one of this list"));
    }

    /** @param reference id, label or alias, looked for in this order */
    public ModelVersion resolve(String model, String reference) {
        return Optional.ofNullable(entities.find(ModelVersion.class, reference))
                .filter(v -> v.model().equals(model))
                .or(() -> named(model, reference))
                .orElseThrow(() -> DomainException.notFound("version of '" + model + "'", reference));
    }

    /**
     * The id of a version that may serve.
     *
     * @throws DomainException NOT_FOUND if there is no such version, CONFLICT if it may not
     */
    public String servable(String model, String reference) {
        var version = resolve(model, reference);
        version.requireServable();
        return version.id();
    }

    /**
     * It may not serve from now on.
     *
     * @param reference id, label or alias
     * @throws DomainException CONFLICT if it is retired, or has never been validated
     */
    public void reject(String model, String reference, String reason) {
        var version = resolve(model, reference);
        if (version.state() != VersionState.REJECTED) version.reject(reason, now());
    }

    public List<ModelAlias> aliases(String model) {
        get(model);
        return entities.createQuery("select a from ModelAlias a where a.key.model = :model order by a.key.alias", ModelAlias.class)
                .setParameter("model", model)
                .getResultList();
    }

    /** Labels and aliases of the versions, each with the id it stands for. */
    public Map<String, String> names(String model, Set<String> versions) {
        return entities.createQuery(
                        """
                        select v.label, v.id from ModelVersion v where v.model = :model and v.id in :ids and v.label is not null
                        union all
                        select a.key.alias, a.version from ModelAlias a where a.key.model = :model and a.version in :ids""",
                        Object[].class)
                .setParameter("model", model)
                .setParameter("ids", versions)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
    }

    /** Those of the ids that are registered. */
    public Set<String> versionsAmong(Set<String> ids) {
        return Set.copyOf(entities.createQuery("select v.id from ModelVersion v where v.id in :ids", String.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    /** Those of the digests whose bytes a version has. */
    public Set<String> artifactsAmong(Set<String> digests) {
        return Set.copyOf(entities.createQuery(
                        "select distinct v.artifact.sha256 from ModelVersion v where v.artifact.sha256 in :digests", String.class)
                .setParameter("digests", digests)
                .getResultList());
    }

    /** Creates the alias or moves it. */
    public ModelAlias alias(String model, String alias, String version, String who) {
        var to = resolve(model, version);
        var created = new ModelAlias(alias, to, now(), who);
        if (labelled(model, alias).isPresent()) {
            throw DomainException.conflict("Model '" + model + "' has a version with the label '" + alias + "'.");
        }
        var existing = entities.find(ModelAlias.class, new ModelAlias.Key(model, alias));
        if (existing == null) entities.persist(created);
        else existing.move(to, now(), who);
        flush(e -> DomainException.conflict("Alias '" + alias + "' of '" + model + "' was moved by someone else just now."));
        return existing == null ? created : existing;
    }

    /** @throws DomainException CONFLICT if the label already names a version or an alias of the model */
    public void requireFree(String model, String label) {
        if (label == null) return;
        Names.label("label", label);
        var isAlias = entities.find(ModelAlias.class, new ModelAlias.Key(model, label)) != null;
        if (isAlias || labelled(model, label).isPresent()) throw labelTaken(model, label);
    }

    /**
     * Who registers a version.
     *
     * @param signer whose signature of it was verified; null for nobody's
     */
    public record Registrar(String name, String signer) {}

    /** Stores a version that passed every check, with its bytes, in one transaction. */
    public ModelVersion add(String model, NewVersion request, Artifact artifact, Path bytes, Registrar by) {
        requireFree(model, request.label());
        var parent = request.parentVersion() == null ? null : parent(model, request.parentVersion());
        store.put(artifact.sha256(), bytes);
        var now = freeMoment(artifact.sha256());
        var provenance = new Provenance(
                now, by.name(), request.trainer(), request.trainerParameters(), request.dataDigest(), parent, request.metrics(), by.signer());
        var version = ModelVersion.register(get(model), request.label(), request.description(), artifact, provenance);
        version.validate(now);
        entities.persist(version);
        flush(e -> LABEL_KEY.equals(e.getConstraintName())
                ? labelTaken(model, request.label())
                : DomainException.conflict("The same bytes are being registered at this moment; try again."));
        return version;
    }

    /** The same bytes may be registered twice within the second that an id can tell apart. */
    private Instant freeMoment(String sha256) {
        var moment = now();
        while (entities.find(ModelVersion.class, VersionId.of(moment, sha256)) != null) moment = moment.plusSeconds(1);
        return moment;
    }

    private String parent(String model, String reference) {
        try {
            return resolve(model, reference).id();
        } catch (DomainException e) {
            throw DomainException.invalid("parent_version", "names no version of '" + model + "'");
        }
    }

    private Optional<ModelVersion> named(String model, String name) {
        get(model);
        return labelled(model, name)
                .or(() -> Optional.ofNullable(entities.find(ModelAlias.class, new ModelAlias.Key(model, name)))
                        .map(alias -> entities.find(ModelVersion.class, alias.version())));
    }

    private Optional<ModelVersion> labelled(String model, String label) {
        return entities.createQuery(
                        "select v from ModelVersion v where v.model = :model and v.label = :label", ModelVersion.class)
                .setParameter("model", model)
                .setParameter("label", label)
                .getResultStream()
                .findFirst();
    }

    /** What an earlier look could not see, because another transaction was faster, the constraints do. */
    private void flush(Function<ConstraintViolationException, DomainException> conflict) {
        try {
            entities.flush();
        } catch (ConstraintViolationException e) {
            throw conflict.apply(e);
        } catch (OptimisticLockException e) {
            throw conflict.apply(null);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static DomainException taken(String model) {
        return DomainException.conflict("There is a model '" + model + "' already.");
    }

    private static DomainException labelTaken(String model, String label) {
        return DomainException.conflict("The name '" + label + "' is taken by another version or an alias of '" + model + "'.");
    }
}

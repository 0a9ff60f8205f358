package io.understudy.search.control.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.failure.entity.DomainException;
import io.understudy.registry.entity.Task;
import io.understudy.search.control.lexicon.Lexicon;
import io.understudy.search.entity.TalentProfile;
import io.understudy.search.entity.TalentTable;
import io.understudy.training.control.Progress;
import io.understudy.training.control.Trained;
import io.understudy.training.control.Trainer;
import io.understudy.training.control.TrainingOrder;
import io.understudy.wire.entity.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Trains search models on the profiles that there are at this moment. Its one parameter is {@code recipe}: the name of one of
 * {@link Recipe#ALL}, by default the last. There are no rows on which two of them could be compared.
 */
@ApplicationScoped
public class SearchTrainer implements Trainer {

    private static final int PAGE = 500;

    /** Profiles past this are sampled. */
    private static final int SAMPLE = 20_000;

    @Inject
    private TalentTable talents;

    @Override
    public Task task() {
        return Task.SEARCH;
    }

    @Override
    public String name() {
        return EmbeddingTrainer.class.getName();
    }

    @Override
    public void check(TrainingOrder order) {
        recipe(order.parameters());
    }

    @Override
    public Trained train(TrainingOrder order, Progress progress) {
        if (!order.rows().isEmpty()) throw DomainException.invalid("sets", "mean nothing to search models, which learn from the profiles");
        var trainer = new EmbeddingTrainer(order.lanes(), SAMPLE);
        var trained = trainer.train(this::profiles, Lexicon.standard(), recipe(order.parameters()), order.seed(), progress);
        var report = trained.report();
        return new Trained(
                trained.zip(), report.dataDigest(), Map.of("training_loss", report.losses().getLast()), Json.MAPPER.valueToTree(report), null);
    }

    private Stream<TalentProfile> profiles() {
        return Stream.iterate(talents.page("", PAGE), page -> !page.isEmpty(), page -> talents.page(page.getLast().id(), PAGE)).flatMap(List::stream);
    }

    private static Recipe recipe(JsonNode parameters) {
        parameters.fieldNames().forEachRemaining(name -> {
            if (!name.equals("recipe")) throw DomainException.invalid("parameters." + name, "is not known; known is recipe");
        });
        var chosen = parameters.path("recipe");
        if (chosen.isMissingNode()) return Recipe.ALL.getLast();
        return Recipe.ALL.stream()
                .filter(recipe -> recipe.name().equals(chosen.asText()))
                .findFirst()
                .orElseThrow(() -> DomainException.invalid("parameters.recipe", "must be one of " + Recipe.ALL.stream().map(Recipe::name).toList()));
    }
}

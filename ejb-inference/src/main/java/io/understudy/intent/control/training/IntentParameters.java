package io.understudy.intent.control.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.failure.entity.DomainException;
import io.understudy.failure.entity.DomainException.Violation;
import io.understudy.wire.entity.Json;
import io.understudy.wire.entity.JsonFaults;
import java.util.List;
import java.util.Objects;

/** What an order may say of a recipe; what it leaves out is as in {@link IntentRecipe#STANDARD}, and named there. */
record IntentParameters(
        Double testShare,
        List<Double> costs,
        Integer networks,
        Integer dimension,
        Integer epochs,
        Integer leastTexts,
        Integer mostRows,
        Boolean labelNames,
        Double inScopeShare) {

    /** @throws DomainException INVALID naming the parameter */
    static IntentRecipe recipe(JsonNode parameters) {
        try {
            return Json.MAPPER.treeToValue(parameters, IntentParameters.class).recipe();
        } catch (JsonProcessingException e) {
            var wrong = JsonFaults.OF_BODY.violation(e);
            throw DomainException.invalid(prefixed(wrong).field(), wrong.reason());
        } catch (DomainException e) {
            throw DomainException.invalid(e.violations().stream().map(IntentParameters::prefixed).toList());
        }
    }

    private static Violation prefixed(Violation wrong) {
        return new Violation(wrong.field().isEmpty() ? "parameters" : "parameters." + wrong.field(), wrong.reason());
    }

    private IntentRecipe recipe() {
        var standard = IntentRecipe.STANDARD;
        var network = standard.network();
        if (costs != null && costs.contains(null)) throw DomainException.invalid("costs", "must be numbers");
        return new IntentRecipe(
                or(testShare, standard.testShare()),
                or(costs, standard.costs()),
                or(networks, standard.networks()),
                new NetworkRecipe(
                        or(dimension, network.dimension()), or(epochs, network.epochs()), network.rate(), network.featureDropout(),
                        network.hiddenDropout(), network.smoothing()),
                or(leastTexts, standard.leastTexts()),
                or(mostRows, standard.mostRows()),
                or(labelNames, standard.labelNames()),
                or(inScopeShare, standard.inScopeShare()),
                standard.features());
    }

    private static <T> T or(T value, T standard) {
        return Objects.requireNonNullElse(value, standard);
    }
}

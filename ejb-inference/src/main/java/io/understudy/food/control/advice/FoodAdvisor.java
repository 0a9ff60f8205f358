package io.understudy.food.control.advice;

import io.understudy.food.control.FoodIntents;
import io.understudy.food.control.FoodRequest;
import io.understudy.food.control.ranking.Recommender;
import io.understudy.food.control.understanding.FoodUnderstanding;
import io.understudy.food.control.understanding.FoodUnderstanding.Said;
import io.understudy.intent.control.Classification;
import io.understudy.intent.control.IntentRequest;
import io.understudy.intent.control.Intents;
import io.understudy.serving.control.Call;
import io.understudy.serving.control.Inference;
import io.understudy.serving.control.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Asks the intent model what a text means, and suggests dishes by that and by what the text itself says. */
@ApplicationScoped
public class FoodAdvisor {

    private static final int LIKELIEST = 3;

    private final FoodUnderstanding understanding = new FoodUnderstanding();
    private final Recommender recommender = new Recommender();

    @Inject
    private Intents intents;

    /** The intent model that a request means. */
    public String model(FoodRequest request) {
        return intents.model(asked(request));
    }

    /**
     * @param caller name of who called; null where nobody had to say
     * @param patience how long the intent may wait for its turn; null for as long as is configured
     */
    public Advice advise(FoodRequest request, String caller, Duration patience) {
        var model = model(request);
        var unit = request.userId() != null ? request.userId() : request.sessionId();
        var asked = asked(request);
        var units = new Units(request.userId(), request.sessionId(), null, asked::attribute);
        var call = new Call<>(model, unit, units, null, asked, true, caller).within(patience);
        Inference<Classification> inference = intents.classify(call);
        var found = inference.output();
        var said = new Said(request.diet(), request.allergies(), request.weather(), request.budget());
        var understood = understanding.read(request.text(), said);
        var recommendation = recommender.recommend(
                understood, FoodIntents.standard().of(found.label()), found.best().probability(), Set.copyOf(request.exclude()), request.maxResults());
        return new Advice(call.id(), model, inference, understood, recommendation);
    }

    private static IntentRequest asked(FoodRequest request) {
        return new IntentRequest(request.text(), request.model(), request.userId(), request.sessionId(), LIKELIEST, null, null, true, Map.of());
    }
}

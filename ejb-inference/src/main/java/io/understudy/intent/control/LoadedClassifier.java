package io.understudy.intent.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.understudy.failure.entity.DomainException;
import io.understudy.serving.control.BatchModel;
import io.understudy.serving.control.Labelled;
import io.understudy.serving.control.StageTimes;
import io.understudy.wire.entity.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One version of an intent model. Callers that wait for it at the same time are answered by one run. */
final class LoadedClassifier implements BatchModel<IntentRequest, Classification>, Labelled {

    private static final int MOST_ROWS = 32;

    /** Of several lengths and scripts: the first call of each is as fast as the later ones. */
    private static final List<String> WARM_UPS = List.of(
            "hello",
            "Where is my order? It should have been here half an hour ago, and nobody answers the phone.",
            "आज कुछ मीठा खाने का मन है",
            "kuch teekha khana hai yaar",
            "Где мой заказ?");

    private final TextClassifier classifier;

    LoadedClassifier(TextClassifier classifier) {
        this.classifier = classifier;
    }

    @Override
    public List<String> labels() {
        return classifier.labels();
    }

    @Override
    public int mostRows() {
        return MOST_ROWS;
    }

    @Override
    public int rows(IntentRequest request) {
        return 1;
    }

    @Override
    public boolean fitTogether(IntentRequest one, IntentRequest other) {
        return true;
    }

    @Override
    public Run<Classification> run(List<IntentRequest> requests) {
        var begun = System.nanoTime();
        var verdicts = classifier.classify(requests.stream().map(IntentRequest::text).toList());
        var classified = System.nanoTime();
        var answers = new ArrayList<Classification>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            answers.add(Classification.of(classifier.labels(), verdicts.get(i), requests.get(i).topK()));
        }
        return new Run<>(answers, new StageTimes(0, classified - begun, System.nanoTime() - classified));
    }

    /** The text and the number of labels that are asked for. */
    @Override
    public String canonical(IntentRequest request) {
        return request.topK() + " " + request.text();
    }

    @Override
    public IntentRequest example(JsonNode input) {
        try {
            var request = Json.MAPPER.treeToValue(input, IntentRequest.class);
            if (request != null && request.text() != null && !request.text().isEmpty()) return request;
            throw DomainException.invalid("golden.json", "holds an input without a text");
        } catch (JsonProcessingException e) {
            throw DomainException.invalid("golden.json", "holds something else than texts to classify: " + e.getOriginalMessage());
        }
    }

    @Override
    public JsonNode shown(Classification answer) {
        return Json.MAPPER.valueToTree(
                Map.of("label", answer.label(), "out_of_scope", answer.outOfScope(), "intents", answer.intents()));
    }

    @Override
    public List<IntentRequest> warmUps() {
        return WARM_UPS.stream().map(IntentRequest::of).toList();
    }

    /** Whether both say the same, and how far apart they are about the label that was served. */
    @Override
    public Map<String, Double> compare(Classification served, Classification shadow) {
        var label = served.best();
        return Map.of(
                "agreement", served.label().equals(shadow.label()) ? 1.0 : 0.0,
                "abs_probability_difference", Math.abs(label.probability() - shadow.probabilityOf(label.label())));
    }

    @Override
    public long generation() {
        return 0;
    }

    @Override
    public String impediment() {
        return "";
    }

    @Override
    public void close() {
        classifier.close();
    }
}

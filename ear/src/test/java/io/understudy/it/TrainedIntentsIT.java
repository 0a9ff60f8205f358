package io.understudy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.intent.control.TextClassifier;
import io.understudy.intent.control.TextClassifiers;
import io.understudy.intent.control.training.IntentRecipe;
import io.understudy.intent.control.training.IntentTrainer;
import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.BundleFile;
import io.understudy.training.control.LabelledRow;
import io.understudy.training.control.Lanes;
import io.understudy.training.control.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From labelled texts in three scripts, trained here, to answers over HTTP. */
class TrainedIntentsIT extends HttpIT {

    private static final Map<String, List<String>> TEXTS = Map.of(
            "greeting", List.of(
                    "hello", "hello there", "hi, good morning", "good evening to you", "hey, hello again", "hi there", "greetings, good day",
                    "hello, good to see you", "नमस्ते", "नमस्ते जी", "नमस्कार, कैसे हैं", "सुप्रभात, नमस्ते", "शुभ संध्या", "नमस्ते, आप कैसे हैं",
                    "привет", "привет, как дела", "доброе утро", "добрый вечер, привет", "здравствуйте", "здравствуйте, добрый день"),
            "dessert", List.of(
                    "i want something sweet", "a sweet dessert please", "chocolate cake for dessert", "is there ice cream", "sweet tooth today, any cake",
                    "show me desserts", "some sweet ice cream", "craving chocolate cake", "कुछ मीठा खाना है", "मिठाई चाहिए", "गुलाब जामुन मिठाई दिखाओ",
                    "मीठा खाने का मन है", "मिठाई में क्या है", "कुछ मीठा दिखाओ", "хочу сладкое", "хочу торт на десерт", "есть ли мороженое",
                    "сладкий десерт, пожалуйста", "шоколадный торт", "что есть из сладкого"),
            "late_order", List.of(
                    "my order is late", "where is my order", "the delivery is very late", "order still not here", "why is the delivery late",
                    "i am waiting for my order", "late again, where is the delivery", "my order has not arrived", "मेरा ऑर्डर कहाँ है", "ऑर्डर बहुत देर से आया",
                    "डिलीवरी में देर क्यों", "ऑर्डर अभी तक नहीं आया", "इतनी देर, ऑर्डर कहाँ है", "डिलीवरी कब आएगी", "где мой заказ", "заказ опаздывает",
                    "почему доставка так поздно", "заказ ещё не приехал", "доставка опаздывает, где заказ", "жду заказ уже час"));

    @TempDir
    Path folder;

    @Test
    void whatWasTrainedIsWhatIsServed() throws IOException {
        var rows = TEXTS.entrySet().stream()
                .flatMap(label -> label.getValue().stream().map(text -> new LabelledRow(text, label.getKey(), 1, true)))
                .toList();
        var trained = IntentTrainer.train(rows, IntentRecipe.STANDARD, 7, Lanes.ONE, Progress.NONE);
        var intents = IntentClient.create(api, admin, "intents-trained").upload("v1", trained.zip());
        intents.model().full("v1");
        try (var classifier = TextClassifiers.open(unpacked(trained.zip()))) {
            for (int from = 0; from < rows.size(); from += 20) {
                assertServed(intents, classifier, rows.subList(from, from + 20).stream().map(LabelledRow::text).toList());
            }
        }
        var right = rows.stream().filter(row -> best(intents, row.text()).equals(row.label())).count();
        assertTrue(right >= rows.size() * 0.9, right + " of " + rows.size());
        assertEquals(
                List.of("greeting", "dessert", "late_order"),
                List.of(best(intents, "HELLO, my friend"), best(intents, "क्या मिठाई है"), best(intents, "Где же мой заказ?")), "not among the rows");
        assertTrue(intents.ask(Map.of("text", "%%% 🛵 ###")).path("out_of_scope").asBoolean(), "nothing of it is known");
    }

    private static String best(IntentClient intents, String text) {
        return intents.ask(Map.of("text", text, "top_k", 1)).at("/intents/0/label").asText();
    }

    /** Every label of every text, to 1e-6. */
    private static void assertServed(IntentClient intents, TextClassifier classifier, List<String> texts) {
        var verdicts = classifier.classify(texts);
        var answers = intents.askAll(Map.of("texts", texts, "top_k", classifier.labels().size()));
        for (int i = 0; i < texts.size(); i++) {
            assertEquals(verdicts.get(i).outOfScope(), answers.get(i).path("out_of_scope").asBoolean(), texts.get(i));
            var probabilities = verdicts.get(i).probabilities();
            for (var intent : answers.get(i).path("intents")) {
                int label = classifier.labels().indexOf(intent.path("label").asText());
                assertEquals(probabilities[label], intent.path("probability").asDouble(), 1e-6, texts.get(i));
            }
        }
    }

    private Bundle unpacked(byte[] zip) throws IOException {
        var files = new ArrayList<BundleFile>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var content = in.readAllBytes();
                Files.write(folder.resolve(entry.getName()), content);
                files.add(new BundleFile(entry.getName(), content.length, ""));
            }
        }
        return new Bundle(folder, files);
    }
}

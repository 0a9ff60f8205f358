package io.understudy.feedback.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.feedback.entity.LabelledPrediction;
import io.understudy.wire.entity.Json;

/** How training data are written, an example a line. */
public enum ExportFormat {
    /** A JSON object with a line feed. */
    NDJSON("application/x-ndjson") {
        @Override
        String header() {
            return "";
        }

        @Override
        String line(LabelledPrediction prediction) {
            try {
                return Json.MAPPER.writeValueAsString(prediction) + "\n";
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a prediction can always be written", e);
            }
        }
    },
    /** See {@link CsvLine}. */
    CSV("text/csv;charset=UTF-8") {
        @Override
        String header() {
            return CsvLine.of("text", "label", "weight", "kind", "at", "prediction_id", "model", "version", "input");
        }

        @Override
        String line(LabelledPrediction p) {
            return CsvLine.of(p.text(), p.label(), Double.toString(p.weight()), p.kind().word(), p.at().toString(), p.predictionId().toString(), p.model(), p.version(), p.input());
        }
    };

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    abstract String header();

    abstract String line(LabelledPrediction prediction);
}

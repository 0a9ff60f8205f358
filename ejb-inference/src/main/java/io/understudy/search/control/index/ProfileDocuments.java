package io.understudy.search.control.index;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.understudy.search.control.Interpretation.Field;
import io.understudy.search.control.index.analysis.Channel;
import io.understudy.search.control.index.analysis.TermStream;
import io.understudy.search.control.index.analysis.Word;
import io.understudy.search.entity.TalentProfile;
import io.understudy.search.entity.TalentProfile.Credit;
import io.understudy.search.entity.TalentProfile.Fluency;
import io.understudy.search.entity.TalentProfile.SpokenLanguage;
import io.understudy.wire.entity.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.IntRange;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongRange;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;

/** A profile and its vector as the index keeps them. */
final class ProfileDocuments {

    private static final FieldType WORDS = words();

    private final Codes codes;
    private final ProfileText text;
    private final FieldType vectors;

    ProfileDocuments(Codes codes, int dimension) {
        this.codes = codes;
        this.text = new ProfileText(codes);
        this.vectors = KnnFloatVectorField.createFieldType(dimension, VectorSimilarityFunction.DOT_PRODUCT);
    }

    private static FieldType words() {
        var type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.setTokenized(true);
        type.freeze();
        return type;
    }

    /** @param vector of length 1; null or all zeros where the profile has none, which then only words and filters find */
    Document of(TalentProfile profile, float[] vector) {
        var document = new Document();
        document.add(new StringField(Fields.ID, profile.id(), Store.NO));
        document.add(new BinaryDocValuesField(Fields.ID, new BytesRef(profile.id())));
        document.add(new BinaryDocValuesField(Fields.PROFILE, new BytesRef(json(profile))));
        if (!isZero(vector)) {
            document.add(new KnnFloatVectorField(Fields.VECTOR, vector, vectors));
        }
        addText(profile, document);
        addCodes(profile, document);
        addNumbers(profile, document);
        addWindows(profile, document);
        return document;
    }

    static boolean isZero(float[] vector) {
        if (vector != null) {
            for (float value : vector) {
                if (value != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static byte[] json(TalentProfile profile) {
        try {
            return Json.MAPPER.writeValueAsBytes(profile);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void addText(TalentProfile profile, Document document) {
        var words = text.of(profile).stream().flatMap(part -> Word.of(part).stream()).toList();
        for (var channel : Channel.values()) {
            document.add(new org.apache.lucene.document.Field(channel.field(), new TermStream(words, channel), WORDS));
        }
    }

    private void addCodes(TalentProfile profile, Document document) {
        add(document, Fields.CITY, Field.LOCATION, Stream.of(profile.city()));
        add(document, Fields.PLACE, Field.LOCATION, Stream.concat(Stream.of(profile.city()), profile.willingCities().stream()));
        add(document, Fields.SKILL, Field.SKILL, profile.skills().stream());
        add(document, Fields.LANGUAGE, Field.LANGUAGE, profile.languages().stream().map(SpokenLanguage::code));
        add(document, Fields.FLUENCY, profile.languages().stream().flatMap(this::fluencies));
        add(document, Fields.DIALECT, Field.DIALECT, profile.dialects().stream());
        add(document, Fields.INDUSTRY, Field.INDUSTRY, profile.industries().stream());
        add(document, Fields.GENRE, Field.GENRE, of(profile, Credit::genre));
        add(document, Fields.FORMAT, Field.FORMAT, of(profile, Credit::format));
        add(document, Fields.COLLABORATOR, of(profile, Credit::collaborator).map(Codes::folded));
        add(document, Fields.LEVEL, Stream.of(code(profile.level())));
        add(document, Fields.GENDER, Stream.of(code(profile.gender())));
    }

    private Stream<String> fluencies(SpokenLanguage language) {
        return Arrays.stream(Fluency.values())
                .filter(fluency -> fluency.compareTo(language.fluency()) <= 0)
                .map(fluency -> new Spoken(codes.code(Field.LANGUAGE, language.code()), fluency).toString());
    }

    private static Stream<String> of(TalentProfile profile, Function<Credit, String> part) {
        return profile.credits().stream().map(part).filter(Objects::nonNull);
    }

    static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void add(Document document, String name, Field field, Stream<String> values) {
        add(document, name, values.map(value -> codes.code(field, value)));
    }

    private static void add(Document document, String name, Stream<String> values) {
        values.distinct().forEach(value -> document.add(new StringField(name, value, Store.NO)));
    }

    private static void addNumbers(TalentProfile profile, Document document) {
        var ages = Span.of(profile.playingAge());
        document.add(new IntRange(Fields.AGE, new int[] {ages.min()}, new int[] {ages.max()}));
        add(document, Fields.AGE_BAND, Bands.of(Bands.AGES, ages));
        document.add(new IntPoint(Fields.EXPERIENCE, profile.experienceYears()));
        if (profile.dayRateInr() != null) {
            int rate = profile.dayRateInr();
            document.add(new IntPoint(Fields.RATE, rate));
            add(document, Fields.RATE_BAND, Bands.of(Bands.RATES, new Span(rate, rate)));
        }
        if (profile.rating() != null) {
            document.add(new DoubleDocValuesField(Fields.RATING, profile.rating()));
        }
    }

    private static void addWindows(TalentProfile profile, Document document) {
        if (profile.availability().isEmpty()) {
            add(document, Fields.UNSTATED, Stream.of(Fields.YES));
        }
        Windows.union(profile.availability())
                .forEach(window -> document.add(new LongRange(
                        Fields.WINDOW,
                        new long[] {window.from().toEpochDay()},
                        new long[] {window.to().toEpochDay()})));
    }
}

package io.understudy.text.control.transformer;

import io.understudy.registry.control.Bundle;
import io.understudy.registry.entity.BundleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sentence-transformers export on disk, around the tiny transformer. */
public final class TinyBundle {

    /** Ids are the places in this list. */
    public static final List<String> VOCABULARY = List.of(
            "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "query", "passage", ":", "lead", "actor", "##s", "in", "mumbai",
            "for", "a", "drama", "series", "danc", "##er", "voice", "अभि", "##नेता", "मुंबई", "में", "नर्तक", "singer", ",",
            "pune", "tv", "hero");

    private final Path root;
    private final List<BundleFile> files = new ArrayList<>();

    public TinyBundle(Path root) {
        this.root = root;
    }

    /** Graph and tokenizer, nothing else. */
    public static TinyBundle of(Path root, byte[] graph) {
        return new TinyBundle(root).with("onnx/model.onnx", graph).with("tokenizer.json", tokenizer(VOCABULARY));
    }

    public TinyBundle with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public TinyBundle with(String path, byte[] content) {
        try {
            Files.createDirectories(root.resolve(path).getParent());
            Files.write(root.resolve(path), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.removeIf(f -> f.path().equals(path));
        files.add(new BundleFile(path, content.length, ""));
        return this;
    }

    public Bundle bundle() {
        return new Bundle(root, files);
    }

    /** WordPiece as BERT has it, in lower case but with vowel signs kept. */
    public static String tokenizer(List<String> vocabulary) {
        var entries = new ArrayList<String>();
        for (var id = 0; id < vocabulary.size(); id++) entries.add("\"" + vocabulary.get(id) + "\": " + id);
        return """
                {"version": "1.0", "truncation": null, "padding": null,
                 "added_tokens": [%s, %s, %s, %s],
                 "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
                   "strip_accents": false, "lowercase": true},
                 "pre_tokenizer": {"type": "BertPreTokenizer"},
                 "post_processor": {"type": "TemplateProcessing",
                   "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                     {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
                   "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
                   "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]},
                     "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}}},
                 "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": true},
                 "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                   "max_input_chars_per_word": 100, "vocab": {%s}}}
                """.formatted(special(0, "[PAD]"), special(1, "[UNK]"), special(2, "[CLS]"), special(3, "[SEP]"), String.join(", ", entries));
    }

    private static String special(int id, String content) {
        return """
                {"id": %d, "content": "%s", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false,
                 "special": true}""".formatted(id, content);
    }
}

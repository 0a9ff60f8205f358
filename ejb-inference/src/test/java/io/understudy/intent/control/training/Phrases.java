package io.understudy.intent.control.training;

import io.understudy.training.control.LabelledRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small made-up data: phrases of three languages under three labels, and some that are none of them. */
public final class Phrases {

    private static final List<List<String>> WORDS = List.of(
            List.of("soup", "broth", "stew", "सूप", "शोरबा", "суп", "похлёбка"),
            List.of("cake", "sweet", "dessert", "मिठाई", "हलवा", "торт", "сладкое"),
            List.of("bill", "price", "refund", "बिल", "पैसे", "счёт", "цена"),
            List.of("football", "weather", "elections", "क्रिकेट", "मौसम", "футбол", "погода"));
    private static final List<String> LABELS = List.of("soup", "sweets", "billing", "out_of_scope");
    private static final List<String> FRAMES = List.of("I want %s", "where is my %s", "%s please", "मुझे %s चाहिए", "%s कहाँ है", "хочу %s", "где мой %s");

    private Phrases() {}

    /** @param labels how many of the labels; the fourth is that of texts out of scope */
    public static List<LabelledRow> rows(int each, int labels) {
        var random = new SplittableRandom(7);
        var rows = new ArrayList<LabelledRow>();
        for (int label = 0; label < labels; label++) {
            for (int i = 0; i < each; i++) {
                var words = WORDS.get(label);
                var text = FRAMES.get(random.nextInt(FRAMES.size())).formatted(words.get(random.nextInt(words.size()))) + " " + words.get(random.nextInt(words.size())) + " " + i;
                rows.add(new LabelledRow(text, LABELS.get(label), 1, true));
            }
        }
        return rows;
    }
}

package io.understudy.food.control.understanding;

import java.util.BitSet;
import java.util.List;

/** Words that say one thing together, and before which of them a comma or the like stands. */
record Clause(List<String> words, BitSet commas) {

    int size() {
        return words.size();
    }

    String word(int i) {
        return words.get(i);
    }

    boolean isAfterComma(int i) {
        return commas.get(i);
    }
}

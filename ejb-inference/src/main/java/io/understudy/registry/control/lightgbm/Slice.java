package io.understudy.registry.control.lightgbm;

import java.nio.charset.StandardCharsets;

/** A piece of a text, without a copy. */
record Slice(byte[] text, int from, int to) {

    private static final int SHOWN = 60;

    boolean isEmpty() {
        return from >= to;
    }

    boolean is(String ascii) {
        return to - from == ascii.length() && startsWith(ascii);
    }

    boolean startsWith(String ascii) {
        if (to - from < ascii.length()) return false;
        for (var i = 0; i < ascii.length(); i++) {
            if (text[from + i] != ascii.charAt(i)) return false;
        }
        return true;
    }

    /** Position of the first such byte, or −1. */
    int indexOf(char c) {
        for (var i = from; i < to; i++) {
            if (text[i] == c) return i;
        }
        return -1;
    }

    String string() {
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }

    /** For a message: short and without control characters. */
    String shown() {
        var head = new String(text, from, Math.min(to - from, SHOWN), StandardCharsets.UTF_8);
        return head.replaceAll("\\p{Cntrl}", "?") + (to - from > SHOWN ? "…" : "");
    }
}

package io.understudy.intent.control;

/** The rules of a text that is to be classified. */
public final class Utterance {

    /** In UTF-16 units, as Java counts. */
    public static final int MOST_CHARACTERS = 2000;

    /** Tabs and line breaks are fine. */
    public static final String PATTERN = "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]*$";

    public static final String PATTERN_RULE = "must not hold control characters but tabs and line breaks";

    private Utterance() {}

    /** Without space around it; empty where nothing of it can be seen, and null as it is. */
    public static String of(String text) {
        if (text == null) return null;
        var stripped = text.strip();
        return stripped.codePoints().allMatch(Utterance::isUnseen) ? "" : stripped;
    }

    private static boolean isUnseen(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.FORMAT -> true;
            default -> Character.isWhitespace(character);
        };
    }
}

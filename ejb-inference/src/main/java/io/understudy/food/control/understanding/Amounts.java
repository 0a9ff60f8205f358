package io.understudy.food.control.understanding;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Numbers with what they count: rupees, kcal, degrees. In digits, Devanagari digits and the common words. */
final class Amounts {

    private static final String NUMBER = "(\\d{1,3},\\d{3}|\\d{1,5})";
    private static final String RUPEES = "(?:rs\\b|rupees?\\b|rupaye\\b|rupay\\b|rupaiye\\b|rupye\\b|inr\\b|bucks\\b|₹|रुपये|रुपए|रुपयों|रुपयो|/-)";
    private static final String AT_MOST = "(?:under|below|less than|within|max|maximum|upto|up to|not more than|no more than|budget|limit|cheaper than|at most)";
    private static final String OTHER_UNIT =
            "(?!\\d|,\\d|\\s*(?:k?cal|calorie|g\\b|gm|gram|min|hour|hr|degree|°|people|person|guest|%|km|am\\b|pm\\b|carb|protein|डिग्री|मिनट))";

    private static final Pattern BEFORE = Pattern.compile("(?:₹|\\brs\\.?|\\binr|\\brupees)\\s*" + NUMBER);
    private static final Pattern AFTER = Pattern.compile(NUMBER + "\\s*" + RUPEES);
    private static final Pattern LIMIT = Pattern.compile("\\b" + AT_MOST + "\\b(?: (?:is|of|a|the|only|just|about|around))*[^\\d.!?]{0,3}" + NUMBER + OTHER_UNIT);
    private static final Pattern HINDI_LIMIT = Pattern.compile(NUMBER + OTHER_UNIT + "\\s*(?:ke andar|se kam|tak\\b|के अंदर|से कम|तक)");
    private static final Pattern AT_LEAST = Pattern.compile("(?:\\bover|\\babove|(?<!not )(?<!no )\\bmore than|\\bat least|\\bminimum)\\s*(?:₹|rs\\.?)?\\s*$");
    private static final Pattern CALORIES = Pattern.compile(AT_MOST + "\\D{0,8}" + NUMBER + "\\s*(?:k?cals?\\b|kilocalories|calories|calorie)");
    private static final Pattern DEGREES = Pattern.compile("(-?\\b\\d{1,2}|minus \\d{1,2})\\s*(?:degrees?|deg\\b|°|डिग्री|celsius)");

    private static final Map<String, String> WORDS = words();

    private final String text;

    Amounts(String text) {
        this.text = spelled(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    }

    /** The least of the sums that are named as a limit. */
    OptionalInt budget() {
        int least = Integer.MAX_VALUE;
        for (var pattern : new Pattern[] {BEFORE, AFTER, LIMIT, HINDI_LIMIT}) {
            var matcher = pattern.matcher(text);
            while (matcher.find()) {
                boolean isFloor = AT_LEAST.matcher(text.substring(0, matcher.start(1))).find();
                if (!isFloor) least = Math.min(least, number(matcher.group(1)));
            }
        }
        return least == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(least);
    }

    OptionalInt calories() {
        var matcher = CALORIES.matcher(text);
        return matcher.find() ? OptionalInt.of(number(matcher.group(1))) : OptionalInt.empty();
    }

    OptionalInt degrees() {
        var matcher = DEGREES.matcher(text);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1).replace("minus ", "-"))) : OptionalInt.empty();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits.replace(",", ""));
    }

    private static String spelled(String text) {
        var ascii = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isDigit(c)) ascii.append(Character.digit(c, 10));
            else ascii.appendCodePoint(c);
        });
        var result = ascii.toString();
        for (var word : WORDS.entrySet()) result = result.replaceAll("(?<![\\p{L}\\p{M}])" + word.getKey() + "(?![\\p{L}\\p{M}])", word.getValue());
        return result;
    }

    /** Longer ones first. */
    private static Map<String, String> words() {
        var words = new LinkedHashMap<String, String>();
        var hundreds = new String[][] {
            {"100", "one hundred|a hundred|ek sau|एक सौ"}, {"200", "two hundred|do sau|दो सौ"}, {"300", "three hundred|teen sau|तीन सौ"},
            {"400", "four hundred|char sau|chaar sau|चार सौ"}, {"500", "five hundred|paanch sau|panch sau|पांच सौ|पाँच सौ"}
        };
        for (var row : hundreds) words.put("(?:" + row[1] + ")", row[0]);
        words.put("(?:hundred|sau|सौ)", "100");
        var tens = new String[][] {
            {"20", "twenty|bees|बीस"}, {"30", "thirty|tees|तीस"}, {"40", "forty|chalis|चालीस"}, {"50", "fifty|pachas|pachaas|पचास"}, {"60", "sixty|साठ"},
            {"70", "seventy|sattar|सत्तर"}, {"80", "eighty|assi|अस्सी"}, {"90", "ninety|nabbe|नब्बे"}
        };
        for (var row : tens) words.put("(?:" + row[1] + ")", row[0]);
        return words;
    }
}

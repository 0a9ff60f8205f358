package io.understudy.search.control.understanding;

import io.understudy.search.control.understanding.Quantity.Hint;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the words that stand right before and right after a number, in the four language forms. */
final class Hints {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE;
    private static final int MOST = 6;

    /** Characters; no hint before a number is longer. */
    private static final int LONGEST = 24;

    private static final String DIGITS = "[0-9०-९]+(?:,[0-9०-९]{2,3})*(?:\\.[0-9०-९]+)?";
    private static final String TIMES = "k\\b|thousand|हज़ार|हज़ार|हजार(?:ां)?|hazaa?r|lakhs?|लाख(?:ां)?";
    private static final String CURRENCY = "₹|\\brs\\b\\.?|\\binr\\b|\\brupees?\\b|\\brupa?[yi]e?a?\\b|रुपयांच्या|रुपयां|रुपयाच्या|रुपयात|रुपये"
            + "|रुपए|रुपयों|रुपया|रु\\.?";

    static final Pattern NUMBER = Pattern.compile(
            "(?<![\\p{L}\\p{M}\\p{N}])(?<low>" + DIGITS + ")\\s*(?<lowTimes>" + TIMES + ")?"
                    + "(?:\\s*(?:-|–|—|\\bto\\b|\\band\\b|ते|से|\\bse\\b)\\s*(?:" + CURRENCY + ")?\\s*(?<high>" + DIGITS
                    + ")\\s*(?<highTimes>" + TIMES + ")?)?",
            FLAGS);

    private static final Map<String, Hint> GROUPS = Map.of(
            "most", Hint.AT_MOST, "least", Hint.AT_LEAST, "years", Hint.YEARS, "age", Hint.AGE, "experience", Hint.EXPERIENCE,
            "money", Hint.MONEY);

    private static final Pattern PLUS = Pattern.compile("\\s*(?:\\+|\\bplus\\b|\\bor more\\b)", FLAGS);

    private static final Pattern BEFORE = Pattern.compile(
            "(?<![\\p{L}\\p{M}])(?:(?<least>\\bover|\\babove|\\bmore than|\\bolder than|\\bat least|\\bmin(?:imum)?(?: of)?|\\bno(?:t)? less than|कम से कम"
                    + "|\\bkam se kam|कमीत कमी|किमान|न्यूनतम|>=?)"
                    + "|(?<most>\\bunder|\\bbelow|\\bless than|\\blower than|\\byounger than|\\bcheaper than|\\bup ?to|\\bat most"
                    + "|\\bmax(?:imum)?(?: of)?|\\bwithin|\\bno(?:t)? more than|अधिकतम|ज़्यादा से ज़्यादा|ज्यादा से ज्यादा|जास्तीत जास्त"
                    + "|कमाल|\\bzyada se zyada|\\badhiktam|<=?)"
                    + "|(?<age>\\bbetween the ages of|\\baged?|\\bages|उम्र|आयु|वय|वयोगट|\\bumar|\\bumr)"
                    + "|(?<experience>\\bexperience(?: of)?|अनुभव|\\banubhav)"
                    + "|(?<money>" + CURRENCY + "|\\bbudget(?: of| is)?|\\brate(?: of)?|\\bfees?|बजट|बजेट|मानधन|फीस)"
                    + "|(?:\\bbetween|\\babout|\\baround|लगभग|करीब|सुमारे))\\s*:?\\s*$",
            FLAGS);

    private static final String LINK = "(?:(?:\\bof|\\bke|\\bka|\\bki|\\bthe|के|का|की|को)\\s+)?";

    private static final Pattern AFTER = Pattern.compile(
            "\\s*[-']?\\s*" + LINK
                    + "(?:(?<least>\\+|\\bplus\\b|\\bor more\\b|\\b(?:and|or) (?:above|older|over)\\b|से ज़्यादा|से ज्यादा|से अधिक|से ऊपर|से बड़े"
                    + "|\\bse (?:zyada|jyada|adhik|upar)\\b|पेक्षा (?:जास्त|अधिक|मोठे|मोठ्या)|ंहून अधिक|हून (?:अधिक|जास्त)|वरील)"
                    + "|(?<most>\\bor (?:less|under|below|younger)\\b|\\bmax(?:imum)?\\b(?! ?[\\p{N}₹])|से कम|से नीचे|से छोटे|\\bse (?:kam|neeche)\\b|तक(?![\\p{L}\\p{M}])|\\btak\\b"
                    + "|के अंदर|के भीतर|\\bke andar\\b|पेक्षा (?:कमी|लहान)|हून कमी|पर्यंत|च्या आत|च्या खाली|च्या खालील)"
                    + "|(?<experience>(?:(?!with|and)\\p{L}+\\s+)?experience[d]?\\b|\\bexp\\b|अनुभव[\\p{L}\\p{M}]*|\\banubhav\\w*|\\btajurba\\b|तजुर्बा"
                    + "|\\bin the (?:industry|business|trade|field)\\b)"
                    + "|(?<years>\\b(?:years?|yrs?)\\b|साल|वर्षांचा|वर्षांची|वर्षांचे|वर्षां|वर्षे|वर्षीय|वर्षों|वर्ष|बरस|\\b(?:saal|varsh|baras)\\b)"
                    + "|(?<age>\\bolds?\\b|\\bof age\\b|उम्र|आयु|\\bumar\\b|\\bumr\\b|वयाचे|वयाचा|वयाची|वयाच्या|वयोगटातील|वयोगट|वय)"
                    + "|(?<money>" + CURRENCY + "|/\\s*day\\b|\\b(?:per|a|each) (?:day|shift)\\b|\\bdaily\\b|\\brozana\\b|\\broz\\b|प्रतिदिन|प्रति दिन"
                    + "|रोज़ाना|रोजाना|दररोज|रोज़|रोज|दिवसाला|\\bpratidin\\b))",
            FLAGS);

    private Hints() {}

    /** Adds what stands before the place. @return where the hints begin */
    static int before(String query, int place, Set<Hint> hints) {
        int start = place;
        for (int i = 0; i < MOST; i++) {
            var matcher = BEFORE.matcher(query).region(Math.max(0, start - LONGEST), start).useTransparentBounds(true);
            if (!matcher.find()) {
                break;
            }
            add(matcher, hints);
            start = matcher.start();
        }
        return start;
    }

    /** Adds what stands after the place. @return where the hints end */
    static int after(String query, int place, Set<Hint> hints) {
        if (PLUS.matcher(query).region(place, query.length()).useTransparentBounds(true).lookingAt()) {
            hints.add(Hint.PLUS);
        }
        int end = place;
        for (int i = 0; i < MOST; i++) {
            var matcher = AFTER.matcher(query).region(end, query.length()).useTransparentBounds(true);
            if (!matcher.lookingAt()) {
                break;
            }
            add(matcher, hints);
            end = matcher.end();
        }
        return trimmed(query, place, end);
    }

    private static void add(Matcher matcher, Set<Hint> hints) {
        matcher.namedGroups().keySet().stream()
                .filter(group -> GROUPS.containsKey(group) && matcher.group(group) != null)
                .forEach(group -> hints.add(GROUPS.get(group)));
    }

    private static int trimmed(String query, int place, int end) {
        int last = end;
        while (last > place && Character.isWhitespace(query.charAt(last - 1))) {
            last--;
        }
        return last;
    }
}

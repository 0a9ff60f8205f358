package io.understudy.search.control.index.analysis;

import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.CharArraySet;

/** Words too common to tell one text from another. */
final class Stopwords {

    private static final String ENGLISH =
            """
            a about all also am an and any are as at be been both but by can could do does for from had has have he her
            his i if in into is it its me my need needed of on or our she should so some such than that the their them
            then there these they this to us very want was we were what when where which who whom will with would you
            your""";

    /** Hindi and Marathi as they are typed in Latin letters. */
    private static final String ROMANISED =
            """
            aahe aahet aani ahe ahet ani aur chahiye hai hain hava ho hota ka kar karne karta karti ke ki ko liye
            madhye me mein mujhe na pahije par sathi se tha thi wala wale wali ya""";

    private static final String HINDI =
            """
            अपना अपनी अपने इस इसका इसकी इसके इसमें उन उनका उनकी उनके उस उसका उसकी उसके एक एवं और कई कर करता करती करते
            करना करने करें का कि किया किसी की कुछ के को कोई कौन गया चाहिए जब जहाँ जा जिस जिसे जो तक तथा तब तो था थी थे
            द्वारा न नहीं ने पर भी मुझे में मैं यदि यह यहाँ या ये रहा रही रहे लिए व वह वहाँ वाला वाली वाले वे सकता सकती
            सकते सभी से ही हुआ हुई हुए हूँ है हैं हो होता होती होते होना होने""";

    private static final String MARATHI =
            """
            अशा असा असे असो असलेला असलेली असलेले आणि आता आम्ही आहे आहेत कोण च जर जी जे ज्या झाला झाली झाले तर तसेच ता
            ती तू ते तो त्या त्यांच्या त्याचा त्याची त्याचे त्याच्या नाही पण पाहिजे मध्ये मला मी या यांच्या यात व साठी
            हवा हवी हवे हा ही हे होता होती होते""";

    static final CharArraySet LATIN = set(ENGLISH, ROMANISED);
    static final CharArraySet DEVANAGARI = set(HINDI, MARATHI);

    private Stopwords() {}

    private static CharArraySet set(String one, String other) {
        var words = List.of(one, other).stream().flatMap(list -> Arrays.stream(list.split("\\s+"))).toList();
        return CharArraySet.unmodifiableSet(new CharArraySet(words, false));
    }
}

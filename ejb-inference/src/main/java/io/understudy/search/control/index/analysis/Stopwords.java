package io.understudy.search.control.index.analysis;

import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.CharArraySet;

/** Words too common to tell one text from another, but for those that are names, too, such as Bina, Siva and May. */
final class Stopwords {

    private static final String ENGLISH =
            """
            a about above all also am an and any anybody anyone apart are as at be been below besides between both but by
            can cannot could did do does during each either else every everybody everyone except excluding few for from
            had has have he her him his how i if in including into is it its just least less many me might minus more
            most much must my need needed neither never no nobody none nor not of off on one only or other others our out over
            own per she should since so some somebody someone such than that the their them then there these they this
            those though through to too under until up upto us very want was we were what when where whether which while
            who whom whose why will with within without would yet you your""";

    /** Hindi and Marathi as they are typed in Latin letters. */
    private static final String ROMANISED =
            """
            aahe aahet aani ahe ahet ani aur bhi chahiye chhodkar chodkar hai hain hava ho hona hota hote hoti jinhe jise ka kar karne karta karte karti ke ki kisi ko koi kuch liye madhye me mein mujhe na nahee nahi nahin nako
            pahije par sake sakta sakte sakti sathi se sivay sodun tatha tha thi wala wale wali ya""";

    private static final String HINDI =
            """
            अधिक अपना अपनी अपने अलावा इस इसका इसकी इसके इसमें उन उनका उनकी उनके उस उसका उसकी उसके ऊपर एक एवं और कई कम कर करता
            करती करते करना करने करें का कि किया किसी की कुछ के को कोई कौन गया चाहिए छोड़कर जब जहाँ जा ज़्यादा ज्यादा जिस जिसे जो
            तक तथा तब तो था थी थे द्वारा न नही नहीं ना ने नीचे पर बगैर बिना भी मुझे में मैं यदि यह यहाँ या ये रहा रही रहे लिए व
            वह वहाँ वाला वाली वाले वे सकता सकती सकते सके सभी सिर्फ़ सिर्फ सिवा सिवाय से ही हुआ हुई हुए हूँ है हैं हो होता होती
            होते होना होने""";

    private static final String MARATHI =
            """
            अशा असा असे असो असलेला असलेली असलेले आणि आता आम्ही आहे आहेत इतर कमी किंवा कोण कोणी कोणीही च जर जास्त जी जे ज्या झाला
            झाली झाले तर तसेच ता ती तू ते तो त्या त्यांच्या त्याचा त्याची त्याचे त्याच्या नको नकोत नव्हे नसलेला नसलेली नसलेले नाही
            नाहीत पण पाहिजे पाहिजेत पेक्षा फक्त मध्ये मला मी या यांच्या यात वगळता वगळून व व्यतिरिक्त शिवाय साठी सोडून हवा हवी हवे
            हवेत हा ही हे होता होती होते""";

    static final CharArraySet LATIN = set(ENGLISH, ROMANISED);
    static final CharArraySet DEVANAGARI = set(HINDI, MARATHI);

    private Stopwords() {}

    private static CharArraySet set(String one, String other) {
        var words = List.of(one, other).stream().flatMap(list -> Arrays.stream(list.split("\\s+"))).toList();
        return CharArraySet.unmodifiableSet(new CharArraySet(words, false));
    }
}

package io.understudy.food.control.understanding;

import java.util.Set;

/** The words by which English, Hindi and romanised Hindi refuse a food or speak of an allergy. */
final class Grammar {

    /** What is named after them is refused. */
    static final Set<String> REFUSE_AHEAD = Set.of(
            "none", "no", "not", "without", "avoid", "avoiding", "avoids", "exclude", "excluding", "minus", "skip", "hate", "hates", "dislike",
            "never", "sans", "nothing", "dont", "doesnt", "cant", "cannot", "wont", "shouldnt", "mustnt", "didnt", "non", "bina", "bagair",
            "except", "neither", "nor", "quit", "eliminate", "remove", "ditch", "drop", "cut", "cutting", "stop", "zero", "leave", "hold",
            "keep", "stay", "gave", "banned", "forbids", "बिना", "बगैर", "omit", "isnt", "arent");

    /** Of those above, the ones that refuse only together with the word that follows. */
    static final Set<String> HALF = Set.of(
            "leave", "hold", "keep", "stay", "gave", "stop", "cut", "drop");

    static final Set<String> OTHER_HALF = Set.of(
            "out", "the", "away", "off", "up", "from", "clear", "eating");

    /** What is named before them is refused. */
    static final Set<String> REFUSE_BEHIND = Set.of(
            "nahi", "nahin", "nhi", "nai", "mat", "free", "bina", "bagair", "parhez", "not", "isnt", "arent", "cant", "dont", "off",
            "banned", "forbidden", "prohibited", "नहीं", "नही", "मत", "बिना", "बगैर", "परहेज");

    /** They refuse what is before them only where nothing that they could refuse comes after. */
    static final Set<String> EITHER_SIDE = Set.of(
            "bina", "bagair", "बिना", "बगैर", "not", "isnt", "arent", "cant", "dont");

    static final Set<String> AND = Set.of(
            "and", "or", "nor", "n", "plus", "also", "as", "well", "aur", "ya", "evam", "और", "या", "एवं", "तथा");

    /** Words that may stand between a refusal and what is refused. */
    static final Set<String> FILLERS = Set.of(
            "eat", "eating", "have", "having", "want", "take", "like", "touch", "handle", "stand", "do", "digest", "tolerate", "add",
            "put", "use", "include", "send", "give", "consume", "drink", "really", "even", "ever", "to", "me", "us", "him", "her", "them",
            "be", "with", "any", "much", "too", "of", "the", "a", "an", "all", "kind", "kinds", "sort", "in", "it", "on", "my", "anything",
            "everything", "something", "thing", "things", "stuff", "dish", "dishes", "food", "foods", "that", "which", "has", "contain",
            "contains", "containing", "made", "from", "trace", "traces", "bit", "out", "away", "up", "off", "is", "are", "kept", "raw",
            "fresh", "cooked", "added", "single", "sprinkled", "chopped", "oil", "koi", "kisi", "किसी", "कोई", "bhi", "भी", "allowed",
            "permitted", "for");

    /** Words between what is refused and a refusal that follows it. */
    static final Set<String> TRAILERS = Set.of(
            "khata", "khati", "khate", "kha", "khana", "kuch", "kuchh", "bhi", "ko", "ka", "ki", "ke", "kee", "se", "wala", "wali", "wale",
            "bilkul", "ekdum", "hajam", "hazam", "pachta", "pachti", "pasand", "chalega", "sakta", "sakti", "sakte", "bana", "bani",
            "bane", "से", "का", "की", "के", "को", "भी", "कुछ", "वाला", "वाली", "वाले", "बना", "बनी", "बने", "बिल्कुल", "पसंद", "हजम", "is",
            "are", "should", "must", "i", "we", "they", "my", "kids", "daughter", "son", "wife", "husband", "do", "does", "please");

    /** The refusal is of something else: «no problem with», «not only», «can't stop eating», «can't live without». */
    static final Set<String> BREAKS = Set.of(
            "problem", "problems", "issue", "issues", "only", "just", "matter", "limit", "doubt", "preference", "idea", "worry", "worries",
            "know", "sure", "care", "mind", "enough", "better", "more", "extra", "lots", "plenty", "yes", "than", "hungry", "later",
            "clue", "time", "money", "stop", "wait", "resist", "live", "beats", "decide", "think", "thinking", "forget", "mood", "reason");

    static final Set<String> FINE = Set.of(
            "fine", "ok", "okay", "good", "great", "alright", "welcome", "theek", "thik", "chalega", "chalegi", "ठीक", "चलेगा");

    /** The noun and the adjective. */
    static final Set<String> ALLERGY = Set.of(
            "allergy", "allergies", "allergic", "alergy", "alergies", "alergic", "allergi", "allergik", "elergy", "allery", "allergec",
            "allergetic", "intolerant", "intolerance", "intolerances", "intolerent", "anaphylactic", "anaphylaxis", "hypersensitive",
            "dikkat", "एलर्जी", "एलर्जिक", "अलर्जी", "ऐलर्जी");

    /** What a food does to somebody. */
    static final Set<String> REACTION = Set.of(
            "swell", "swells", "swelling", "itch", "itchy", "itches", "hives", "rash", "rashes", "epipen", "react", "reacts", "reaction",
            "kill", "kills", "killed", "dangerous", "deadly", "choke", "wheeze");

    static final Set<String> BEFORE_ALLERGY = Set.of(
            "severe", "severely", "mild", "mildly", "strong", "strongly", "serious", "seriously", "deadly", "bad", "badly", "known",
            "very", "highly", "slightly", "terribly", "se", "ki", "ka", "ko", "ke", "से", "की", "का", "को", "के", "wali", "bahut", "bohot",
            "बहुत", "food", "related");

    static final Set<String> AFTER_ALLERGY = Set.of(
            "to", "of", "from", "against", "towards", "is", "are", "include", "includes", "such", "as", "like", "any", "all", "both",
            "some", "most", "kind", "kinds", "the", "a", "an", "raw", "cooked", "even", "everything", "anything", "food", "foods", "thing",
            "things", "containing", "contains", "contain", "with", "made", "that", "has", "hai", "है", "mujhe", "called", "named", "list",
            "mainly", "also", "fresh", "every");

    /** Words that name no food where a name of one might stand. */
    static final Set<String> NO_NAMES = Set.of(
            "nothing", "anything", "everything", "i", "im", "ive", "id", "ill", "my", "me", "we", "us", "our", "you", "your", "he", "she", "they", "them", "it", "its", "this",
            "that", "these", "those", "am", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "got",
            "get", "gets", "do", "does", "did", "can", "could", "will", "would", "may", "might", "must", "should", "shall", "need",
            "needs", "want", "wants", "love", "loves", "like", "likes", "hate", "eat", "eats", "eating", "so", "if", "when", "then",
            "what", "which", "who", "how", "why", "where", "there", "here", "please", "pls", "plz", "thanks", "someone", "somebody",
            "anyone", "person", "people", "kid", "kids", "child", "children", "son", "daughter", "wife", "husband", "friend", "mother",
            "father", "mom", "mum", "dad", "guest", "guests", "everyone", "a", "an", "the", "any", "no", "not", "some", "of", "for",
            "from", "in", "on", "at", "by", "with", "about", "and", "or", "also", "too", "very", "really", "only", "just", "family",
            "food", "skin", "seasonal", "kind", "sort", "type", "common", "certain", "known", "other", "new", "one", "two", "three",
            "because", "since", "options", "option", "dinner", "lunch", "today", "tonight", "now", "always", "never", "quite", "pretty",
            "little", "bit", "lot", "lots", "info", "information", "friendly", "safe", "risk", "issue", "issues", "problem", "problems",
            "sufferer", "sufferers", "menu", "table", "due", "doctor", "says", "said", "hai", "hain", "ho", "hoti", "hota", "hu", "hoon",
            "mujhe", "mere", "meri", "mera", "bete", "beti", "ko", "ki", "ka", "ke", "se", "kuch", "koi", "batao", "kya", "aur", "bhi",
            "है", "हैं", "हो", "होती", "होता", "हूँ", "हूं", "मुझे", "मेरे", "मेरी", "मेरा", "बेटे", "बेटी", "को", "की", "का", "के", "से",
            "कुछ", "कोई", "बताओ", "क्या", "और", "भी", "show", "give", "suggest", "recommend", "find", "looking", "after", "before", "out",
            "yes", "hi", "hello", "severe", "serious", "bad", "badly", "deadly", "chalega", "khana", "khane", "khaun", "khau", "khaye",
            "sakta", "sakti", "gayi", "gaya", "jaati", "jati", "log", "logo", "wala", "wale", "wali");

    private Grammar() {}
}

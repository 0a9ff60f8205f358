package io.understudy.food.control.understanding;

/** How many letters must be put in, left out, changed or swapped with their neighbour to make one word of another. */
final class Slips {

    private Slips() {}

    static int between(String one, String other) {
        var before = new int[other.length() + 1];
        var last = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) last[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            var now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean isSame = one.charAt(i - 1) == other.charAt(j - 1);
                now[j] = Math.min(last[j - 1] + (isSame ? 0 : 1), 1 + Math.min(last[j], now[j - 1]));
                boolean isSwapped = i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
                if (isSwapped) now[j] = Math.min(now[j], before[j - 2] + 1);
            }
            before = last;
            last = now;
        }
        return last[other.length()];
    }
}

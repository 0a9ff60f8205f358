package io.understudy.benchmark.relevance;

import io.understudy.search.entity.TalentProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * How relevant a talent is to a question: 0 (not at all) to 3 (exactly), by the structured facts alone, never by an
 * engine.
 *
 * <p>A rule is a list of clauses separated by {@code ;}:
 *
 * <ul>
 *   <li>{@code fact} must hold, else the grade is 0;
 *   <li>{@code fact:2} gives that grade; of several that hold the highest counts; where a rule has such clauses and none
 *       holds, the grade is 0; where it has none, the grade is 3;
 *   <li>{@code ~fact} is a wish: each that does not hold takes one off, but never the last.
 * </ul>
 *
 * A fact is {@code name=values}, see {@link Fact}; several joined by {@code &} count as one that needs them all.
 */
public record Judgement(List<Predicate<TalentProfile>> musts, List<Graded> grades, List<Predicate<TalentProfile>> wishes) {

    public static final int EXACT = 3;

    record Graded(int grade, Predicate<TalentProfile> fact) {}

    /** @throws IllegalArgumentException where the rule cannot be read or names an unknown code */
    public static Judgement parse(String rule) {
        var musts = new ArrayList<Predicate<TalentProfile>>();
        var grades = new ArrayList<Graded>();
        var wishes = new ArrayList<Predicate<TalentProfile>>();
        for (var part : rule.split(";")) {
            var clause = part.strip();
            int colon = clause.lastIndexOf(':');
            if (clause.startsWith("~")) {
                wishes.add(facts(clause.substring(1)));
            } else if (colon >= 0) {
                grades.add(new Graded(grade(clause.substring(colon + 1)), facts(clause.substring(0, colon))));
            } else {
                musts.add(facts(clause));
            }
        }
        return new Judgement(List.copyOf(musts), List.copyOf(grades), List.copyOf(wishes));
    }

    private static Predicate<TalentProfile> facts(String joined) {
        return Arrays.stream(joined.split("&")).map(fact -> Fact.parse(fact.strip())).reduce(Predicate::and).orElseThrow();
    }

    private static int grade(String digit) {
        int grade = Integer.parseInt(digit);
        if (grade < 1 || grade > EXACT) {
            throw new IllegalArgumentException("A grade is 1 to 3, not " + digit);
        }
        return grade;
    }

    /** @return 0 to 3 */
    public int grade(TalentProfile talent) {
        if (!musts.stream().allMatch(must -> must.test(talent))) {
            return 0;
        }
        int best = grades.isEmpty()
                ? EXACT
                : grades.stream().filter(graded -> graded.fact().test(talent)).mapToInt(Graded::grade).max().orElse(0);
        int missing = (int) wishes.stream().filter(wish -> !wish.test(talent)).count();
        return best == 0 ? 0 : Math.max(1, best - missing);
    }
}

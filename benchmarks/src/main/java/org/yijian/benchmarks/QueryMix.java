package org.yijian.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The mix of queries: in equal shares one term, two terms, a phrase, and a term with four facets. */
final class QueryMix {

    private static final List<String> TERMS = List.of("infection", "nutrition", "pharmacy", "sprinkler", "resident",
            "medication", "abuse", "kitchen", "administrator", "magnolia", "corridor", "dignity", "pressure", "oxygen",
            "bedrails", "vaccination");
    private static final List<String> PAIRS = List.of("infection prevention", "smoke barrier", "pharmacy services",
            "nursing staff", "assess resident", "fire alarm", "food storage", "care plan", "emergency lighting",
            "quality life");
    private static final List<String> PHRASES = List.of("\"infection prevention\"", "\"fire alarm\"", "\"care plan\"",
            "\"nursing staff\"", "\"smoke detector\"", "\"comprehensive assessment\"", "\"accident hazards\"",
            "\"medication error\"");

    private QueryMix() {
    }

    /**
     * One question.
     *
     * @param text as typed into the box
     * @param facets whether four facets are counted
     */
    record Asked(String text, boolean facets) {}

    static List<Asked> questions() {
        List<Asked> questions = new ArrayList<>();
        for (int number = 0; number < 80; number++) {
            questions.add(new Asked(TERMS.get(number % TERMS.size()), false));
            questions.add(new Asked(PAIRS.get(number % PAIRS.size()), false));
            questions.add(new Asked(PHRASES.get(number % PHRASES.size()), false));
            questions.add(new Asked(TERMS.get((number + 5) % TERMS.size()), true));
        }
        return questions;
    }
}

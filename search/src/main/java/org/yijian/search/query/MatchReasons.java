package org.yijian.search.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.yijian.search.analysis.Identifiers;
import org.yijian.search.document.StoredHit;
import org.yijian.search.name.NameMatch;

/** Says of each hit why it was found. */
final class MatchReasons {

    private final PlainQuery plain;
    private final Map<String, NameMatch> guesses = new HashMap<>();

    MatchReasons(PlainQuery plain, List<NameMatch> guessed) {
        this.plain = plain;
        guessed.forEach(guess -> guesses.put(Identifiers.normalized(guess.name()), guess));
    }

    /** Wire names, the most telling first; empty if nothing was typed. */
    List<String> of(StoredHit hit, String marked) {
        if (plain.blank()) {
            return List.of();
        }
        List<String> reasons = new ArrayList<>(2);
        addName(hit, reasons);
        if (plain.words().stream().anyMatch(word -> word.identifier() != null) && !marked.contains("<mark>")) {
            reasons.add("number");
        } else if (reasons.isEmpty()) {
            reasons.add("text");
        }
        return reasons;
    }

    private void addName(StoredHit hit, List<String> reasons) {
        String facilityName = hit.facilityName();
        String name = facilityName == null ? "" : Identifiers.normalized(facilityName);
        NameMatch guess = guesses.get(name);
        if (guess != null) {
            reasons.add(guess.reason().wire());
        } else if (!plain.name().isEmpty() && name.equals(plain.name())) {
            reasons.add(NameMatch.Reason.EXACT.wire());
        } else if (!plain.name().isEmpty() && name.startsWith(plain.name())) {
            reasons.add(NameMatch.Reason.PREFIX.wire());
        } else {
            alias(hit).ifPresent(alias -> reasons.addAll(List.of("alias", alias.reason().wire())));
        }
    }

    /** A guessed name that the text of a facility holds, but not as its first name. */
    private java.util.Optional<NameMatch> alias(StoredHit hit) {
        return guesses.values().stream().filter(guess -> hit.text().contains(guess.name())).findFirst();
    }
}

package org.yijian.search.candidate;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import org.yijian.records.Kind;
import org.yijian.search.SearchQuery;
import org.yijian.search.analysis.Identifiers;
import org.yijian.search.document.RecordFields;
import org.yijian.search.document.StoredHit;
import org.yijian.search.name.NameGuesser;
import org.yijian.search.name.NameMatch;
import org.yijian.search.query.PlainQueryReader;
import org.yijian.search.query.RecordQueries;

/** Answers one question from the searcher of one scope. */
final class CandidateFinder {

    private static final int GUESSES = 20;
    private static final int OF_A_NAME = 30;
    private static final int BY_CODE = 100;
    private static final int BY_NUMBER = 96;
    private static final int BY_NAME = 97;
    private static final int BY_ADDRESS = 70;
    /** Less alike than this helps nobody to decide. */
    private static final int LEAST = 50;
    private static final int SHORTEST_ADDRESS = 4;
    private static final Pattern LARGER_PLACES = Pattern.compile("^.*?[省市](?=.*[区县市])|^.{2,12}?[区县](?!间)");

    private final IndexSearcher searcher;
    private final VisibleFacilities facilities;
    private final Map<UUID, Found> found = new LinkedHashMap<>();

    CandidateFinder(IndexSearcher searcher) {
        this.searcher = searcher;
        this.facilities = new VisibleFacilities(searcher);
    }

    /** What is known of a candidate so far. */
    private static final class Found {
        private int score;
        private boolean exact;
        private final Set<String> reasons = new LinkedHashSet<>();
        private @Nullable StoredHit hit;
    }

    List<FacilityCandidate> find(FacilityQuestion question, int most) throws IOException {
        String code = question.code();
        String name = question.name();
        String address = question.address();
        if (code != null) {
            byCode(code, question.creditCode());
        }
        if (name != null) {
            byName(name);
        }
        if (address != null) {
            byAddress(address, name == null && code == null);
        }
        List<FacilityCandidate> candidates = new ArrayList<>();
        List<UUID> best = found.entrySet().stream().filter(entry -> entry.getValue().score >= LEAST)
                .sorted(Comparator.comparing((Map.Entry<UUID, Found> entry) -> -entry.getValue().score)
                        .thenComparing(Map.Entry::getKey))
                .limit(most).map(Map.Entry::getKey).toList();
        for (UUID facility : best) {
            candidates.add(candidate(facility));
        }
        return candidates;
    }

    private void byCode(String code, boolean credit) throws IOException {
        for (StoredHit hit : facilities.with(RecordFields.IDENTIFIER, Identifiers.normalized(code), OF_A_NAME)) {
            boolean describes = hit.kind() == Kind.FACILITY || hit.kind() == Kind.LICENCE;
            if (credit || describes) {
                add(hit, credit ? BY_CODE : BY_NUMBER, credit ? "credit-code" : "number").exact = true;
            }
        }
    }

    private void byName(String name) throws IOException {
        for (NameMatch match : NameGuesser.guess(name, searcher, GUESSES)) {
            boolean same = match.reason() == NameMatch.Reason.EXACT;
            int score = same ? BY_NAME : Math.round(match.similarity() * (BY_NAME - 3));
            String normalized = Identifiers.normalized(match.name());
            for (StoredHit hit : facilities.with(RecordFields.NAME, normalized, OF_A_NAME)) {
                String own = hit.facilityName();
                Found candidate = add(hit, score, match.reason().wire());
                if (own != null && !Identifiers.normalized(own).equals(normalized)) {
                    candidate.reasons.add("alias");
                }
            }
        }
    }

    /** An address tells homonyms apart; alone it only proposes. */
    private void byAddress(String address, boolean alone) throws IOException {
        String key = letters(LARGER_PLACES.matcher(address).replaceFirst(""));
        if (key.length() < SHORTEST_ADDRESS) {
            return;
        }
        if (alone) {
            SearchQuery all = new SearchQuery("", Set.of(Kind.FACILITY.wire()), Set.of(), Set.of(), Set.of(), null,
                    null, null, SearchQuery.Sort.RELEVANCE, 1, 1, false);
            for (StoredHit hit : facilities.hits(
                    RecordQueries.strict(new PlainQueryReader().read('"' + key + '"'), all), OF_A_NAME)) {
                add(hit, BY_ADDRESS, "address");
            }
            return;
        }
        for (Found candidate : found.values()) {
            StoredHit hit = candidate.hit;
            if (hit == null || hit.kind() != Kind.FACILITY || candidate.exact) {
                continue;
            }
            boolean there = letters(hit.text()).contains(key);
            candidate.score = there ? Math.min(99, candidate.score + 2) : Math.max(0, candidate.score - 10);
            candidate.reasons.add(there ? "address" : "other-address");
        }
    }

    private Found add(StoredHit hit, int score, String reason) {
        Found candidate = found.computeIfAbsent(hit.facilityId(), id -> new Found());
        if (candidate.hit == null || score > candidate.score) {
            candidate.hit = hit;
        }
        candidate.score = Math.max(candidate.score, score);
        if (candidate.reasons.isEmpty() || score == candidate.score) {
            candidate.reasons.add(reason);
        }
        return candidate;
    }

    private FacilityCandidate candidate(UUID facility) throws IOException {
        Found candidate = Objects.requireNonNull(found.get(facility));
        StoredHit hit = Objects.requireNonNull(candidate.hit);
        return of(facility, hit, facilities.describing(facility), candidate.score, List.copyOf(candidate.reasons),
                candidate.exact);
    }

    static FacilityCandidate of(UUID facility, StoredHit first, List<StoredHit> describing, int score,
            List<String> reasons, boolean exact) {
        List<String> names = List.copyOf(VisibleFacilities.names(describing.isEmpty() ? List.of(first) : describing));
        StoredHit shown = describing.isEmpty() ? first : describing.getFirst();
        return new FacilityCandidate(facility.toString(), names.isEmpty() ? facility.toString() : names.getFirst(),
                names.size() < 2 ? List.of() : names.subList(1, names.size()), shown.region(),
                shown.kind() == Kind.FACILITY ? shown.text() : null, score, reasons, exact);
    }

    /** Letters and digits in one form, so that spaces, brackets and full width make no difference. */
    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}

package org.yijian.supervision.dossier;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.StoredRecord;

/**
 * Who the facility is: for each field the value that counts, and everyone who states one.
 *
 * @param items in the order of {@link IdentityField}; fields that nobody states are missing
 */
public record IdentityCard(List<IdentityItem> items) {

    private static final Comparator<Ranked> BY_PRECEDENCE = Comparator.comparingInt(Ranked::rank)
            .thenComparing(ranked -> ranked.fact().recordedAt(), Comparator.reverseOrder())
            .thenComparing(ranked -> ranked.fact().recordId());

    public IdentityCard {
        items = List.copyOf(items);
    }

    /** The line of a field; empty if nobody states it. */
    public Optional<IdentityItem> item(IdentityField field) {
        return items.stream().filter(item -> item.field() == field).findFirst();
    }

    /** The value that counts; null if nobody states one. */
    public @Nullable String value(IdentityField field) {
        return item(field).map(item -> item.best().value()).orElse(null);
    }

    static IdentityCard of(List<StoredRecord> records) {
        Map<IdentityField, Map<String, Ranked>> statements = new EnumMap<>(IdentityField.class);
        for (StoredRecord stored : records) {
            int rank = Precedence.rank(stored.record());
            IdentityStatements.of(stored.record()).forEach((field, value) -> {
                Ranked ranked = new Ranked(rank, fact(stored, value));
                statements.computeIfAbsent(field, unused -> new HashMap<>()).merge(
                        ranked.fact().source() + "\n" + comparable(value), ranked,
                        (one, other) -> BY_PRECEDENCE.compare(one, other) <= 0 ? one : other);
            });
        }
        List<IdentityItem> items = new ArrayList<>();
        statements.forEach((field, stated) -> items.add(item(field, stated)));
        return new IdentityCard(items);
    }

    private static IdentityItem item(IdentityField field, Map<String, Ranked> stated) {
        List<StatedFact> facts = stated.values().stream().sorted(BY_PRECEDENCE).map(Ranked::fact).toList();
        boolean disputed = facts.stream().map(fact -> comparable(fact.value())).collect(Collectors.toSet()).size() > 1;
        return new IdentityItem(field, facts.getFirst(), facts, disputed);
    }

    private static StatedFact fact(StoredRecord stored, String value) {
        return new StatedFact(value, stored.record().source(), stored.record().department(), stored.id(),
                stored.recordedAt(), stored.leafId());
    }

    /** Compatibility form without spaces: （ and (, Ａ and A are not a disagreement. */
    private static String comparable(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFKC).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }

    private record Ranked(int rank, StatedFact fact) {}
}

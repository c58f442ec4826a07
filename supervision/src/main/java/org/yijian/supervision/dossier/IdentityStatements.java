package org.yijian.supervision.dossier;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.FacilityReference;
import org.yijian.records.body.Facility;

/** What one record states about the identity of its facility. */
final class IdentityStatements {

    private static final Map<String, String> SIGNS = Map.of("CNY", "¥", "USD", "US$");

    private final Map<IdentityField, String> stated = new EnumMap<>(IdentityField.class);

    private IdentityStatements() {
    }

    static Map<IdentityField, String> of(CanonicalRecord record) {
        IdentityStatements statements = new IdentityStatements();
        statements.reference(record.facility());
        if (record.body() instanceof Facility facility) {
            statements.put(IdentityField.REGION, record.region());
            statements.facility(facility);
        }
        return statements.stated;
    }

    private void reference(FacilityReference reference) {
        put(IdentityField.CREDIT_CODE, reference.creditCode());
        put(IdentityField.FILING_NUMBER, reference.filingNumber());
        put(IdentityField.CERTIFICATION_NUMBER, reference.certificationNumber());
        put(IdentityField.NAME, reference.name());
        put(IdentityField.ADDRESS, reference.address());
    }

    private void facility(Facility facility) {
        put(IdentityField.NAME, facility.name());
        put(IdentityField.ADDRESS, facility.address());
        put(IdentityField.TYPE, facility.type().wire());
        put(IdentityField.STATUS, facility.status().wire());
        put(IdentityField.OWNERSHIP, facility.ownership().wire());
        put(IdentityField.LEGAL_REPRESENTATIVE, facility.legalRepresentative());
        put(IdentityField.CHAIN, facility.chain());
        put(IdentityField.GRADE, facility.grade());
        put(IdentityField.BEDS, facility.beds());
        put(IdentityField.NURSING_BEDS, facility.nursingBeds());
        put(IdentityField.OCCUPANCY, facility.occupancy());
        put(IdentityField.ALIASES, facility.aliases().isEmpty() ? null : String.join("、", facility.aliases()));
        put(IdentityField.PRICE, price(facility));
        if (facility.latitude() != null && facility.longitude() != null) {
            put(IdentityField.COORDINATES, facility.latitude() + ", " + facility.longitude());
        }
    }

    private static @Nullable String price(Facility facility) {
        BigDecimal from = facility.priceFrom();
        BigDecimal to = facility.priceTo();
        if (from == null && to == null) {
            return null;
        }
        String currency = facility.currency() == null ? "" : facility.currency();
        String sign = SIGNS.getOrDefault(currency, "");
        String behind = sign.isEmpty() && !currency.isEmpty() ? " " + currency : "";
        if (from == null || to == null || from.compareTo(to) == 0) {
            return sign + plain(from == null ? to : from) + behind;
        }
        return sign + plain(from) + "–" + plain(to) + behind;
    }

    private static String plain(@Nullable BigDecimal amount) {
        if (amount == null) {
            return "";
        }
        return String.format(Locale.ROOT, amount.stripTrailingZeros().scale() > 0 ? "%,.2f" : "%,.0f", amount);
    }

    private void put(IdentityField field, @Nullable Object value) {
        if (value != null) {
            stated.put(field, value.toString());
        }
    }
}

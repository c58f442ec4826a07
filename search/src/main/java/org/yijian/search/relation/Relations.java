package org.yijian.search.relation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.body.Facility;
import org.yijian.records.identifier.RegionCode;
import org.yijian.search.analysis.Identifiers;
import org.yijian.search.relation.RelatedFacility.Reason;

/** What a facility record has that another may have, too, as terms of the index: the reason, a colon, the value. */
public final class Relations {

    /** Everything up to the last division in front of the street, and everything behind the house number. */
    private static final Pattern ADDRESS = Pattern
            .compile("(?:.*(?:自治区|自治州|省|市|区|县|旗|街道|镇|乡))?(.*?[0-9]+(?:-[0-9]+)?号).*");
    private static final Pattern SPACES = Pattern.compile("[\\s,，。.、]+");
    private static final int SHORTEST = 2;
    private static final int SHORTEST_ADDRESS = 3;

    private Relations() {
    }

    /** The terms of a record; none if it describes no facility. */
    public static Iterable<String> of(CanonicalRecord record) {
        Map<Reason, String> terms = new LinkedHashMap<>();
        if (record.body() instanceof Facility facility) {
            add(terms, Reason.CREDIT_CODE, record.facility().creditCode());
            add(terms, Reason.CHAIN, facility.chain());
            add(terms, Reason.REPRESENTATIVE, facility.legalRepresentative());
            String address = address(facility.address());
            if (address != null) {
                String county = RegionCode.parse(record.region()).map(RegionCode::county).orElse(record.region());
                add(terms, Reason.ADDRESS, county + ' ' + address);
            }
        }
        return terms.values();
    }

    private static void add(Map<Reason, String> terms, Reason reason, @Nullable String value) {
        if (value != null && value.strip().length() >= SHORTEST) {
            terms.put(reason, reason.wire() + ':' + Identifiers.normalized(value));
        }
    }

    /**
     * Street and house number: sources leave out the city or the street office in front, and add building and floor
     * behind. Null if there is no house number, by which one could tell.
     */
    static @Nullable String address(String written) {
        Matcher address = ADDRESS.matcher(SPACES.matcher(Identifiers.normalized(written)).replaceAll(""));
        return address.matches() && address.group(1).length() > SHORTEST_ADDRESS ? address.group(1) : null;
    }
}

package org.yijian.search.document;

import java.nio.ByteBuffer;
import java.util.UUID;

import org.apache.lucene.util.BytesRef;
import org.yijian.search.analysis.RecordAnalyzer;

/** Names of the fields of a record's document. Whoever changes documents counts {@link RecordForm#CURRENT} up. */
public final class RecordFields {

    /** Term: id of the record, 16 bytes, so that terms sort as PostgreSQL sorts UUIDs. */
    public static final String ID = "id";
    /** Term: id of the facility, 16 bytes. */
    public static final String FACILITY = "facility";
    /** Term: id of the facility as text; only where a record is held against waiting searches, which know only text. */
    public static final String FACILITY_TEXT = "facilityText";
    /** Term: wire name of the kind. */
    public static final String KIND = "kind";
    /** Term: wire name of the department. */
    public static final String DEPARTMENT = "department";
    /** Terms: the region code, all its parents and {@link RegionPaths#itself}; doc value: the code, for facets. */
    public static final String REGION = "region";
    /** Term: wire name of the severity, if there is one. */
    public static final String SEVERITY = "severity";
    /** Term: wire name of where a finding, complaint or incident stands, and whether a facility is open. */
    public static final String STATE = "state";
    /** Terms and doc values: what a facility may have in common with others, see {@link org.yijian.search.relation.Relations}. */
    public static final String RELATION = "relation";
    /** Doc value: number of beds, on facility records that tell it. */
    public static final String BEDS = "beds";
    /** Doc value: where a facility stands, WGS 84, on facility records that tell it. */
    public static final String PLACE = "place";
    /** Term: wire name of the sensitivity. */
    public static final String SENSITIVITY = "sensitivity";
    /** Terms: identifiers and document numbers, normalised. */
    public static final String IDENTIFIER = "identifier";
    /** Term: name of the facility as a whole, only on facility records. */
    public static final String EXACT_NAME = "exactName";
    /** Terms: every name that the record gives its facility, as a whole. */
    public static final String NAME = "name";
    /** Terms: syllables and letters of the names, see {@link org.yijian.search.name.NameFields}. */
    public static final String NAME_SIGN = "nameSign";
    /** Terms: pinyin of each name in one word, without tones. */
    public static final String NAME_PINYIN = "namePinyin";
    /** Terms: first letters of the syllables of each name. */
    public static final String NAME_INITIALS = "nameInitials";
    /** Doc value: the names, one a line, the facility's own first. */
    public static final String NAMES = "names";
    /** Text: everything a person would read. */
    public static final String TEXT = "text";
    /** Text of complaints: words of the dictionary, for ranking long texts. */
    public static final String WORDS = RecordAnalyzer.WORDS;
    /** Text of complaints: single characters, for ranking long texts. */
    public static final String CHARACTERS = RecordAnalyzer.CHARACTERS;
    /** Point and doc value: when it happened, epoch seconds. */
    public static final String OCCURRED_AT = "occurredAt";
    /** Doc value: severity as a number, 0 for none, for sorting. */
    public static final String GRAVITY = "gravity";
    /** Doc value: kind, department, severity and year in one, see {@link FacetCell}. */
    public static final String FACET_CELL = "facetCell";
    /** Doc value: what a hit needs, see {@link StoredHit}. */
    public static final String HIT = "hit";

    private RecordFields() {
    }

    /** A UUID as a term. */
    public static BytesRef bytes(UUID id) {
        return new BytesRef(ByteBuffer.allocate(16).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).array());
    }
}

package org.yijian.records.validation;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.records.RecordError;
import org.yijian.records.SampleRecords;
import org.yijian.records.Trees;
import org.yijian.records.body.Claim;
import org.yijian.records.body.Facility;
import org.yijian.records.division.Divisions;
import org.yijian.security.access.Sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

class RecordReaderTest {

    private static final RecordReader READER = new RecordReader(Divisions.shipped(),
            Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));

    private static final RecordDefaults DEFAULTS = new RecordDefaults("civil-affairs", Department.HEALTH, "2.3",
            Sensitivity.SENSITIVE, "500106");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aCompleteRecordIsReadAsItIs(Kind kind) {
        // Given
        CanonicalRecord record = SampleRecords.of(kind);
        // When / Then
        assertThat(READER.read(Trees.of(record), DEFAULTS)).isEqualTo(new RecordResult.Valid(record));
    }

    @Test
    void defaultsHoldWhereTheRecordSaysNothing() {
        // Given
        Map<String, Object> tree = Trees.of(SampleRecords.of(Kind.CLAIM));
        List.of("source", "department", "contractVersion", "sensitivity", "region").forEach(tree::remove);
        // When
        CanonicalRecord read = valid(tree);
        // Then
        assertThat(read.source()).isEqualTo("civil-affairs");
        assertThat(read.department()).isEqualTo(Department.HEALTH);
        assertThat(read.contractVersion()).isEqualTo("2.3");
        assertThat(read.sensitivity()).isEqualTo(Sensitivity.SENSITIVE);
        assertThat(read.region()).isEqualTo("500106");
    }

    @ParameterizedTest
    @CsvSource({ "2026-03-01,2026-03-01T00:00:00+08:00", "2026-03-01T09:30,2026-03-01T09:30:00+08:00",
            "2026-03-01T09:30:15,2026-03-01T09:30:15+08:00", "2026-03-01T01:30:15Z,2026-03-01T01:30:15Z",
            "2026-03-01T09:30:15.25+09:00,2026-03-01T09:30:15.25+09:00", "2024-02-29,2024-02-29T00:00:00+08:00" })
    void momentsWithoutAnOffsetMeanChina(String text, String moment) {
        assertThat(valid(changed("occurredAt", text)).occurredAt()).isEqualTo(OffsetDateTime.parse(moment));
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-02-30", "2026-02-29", "2026-13-01", "2026-3-1", "20260301", "2026/03/01",
            "01-03-2026",
            "2026-03-01 09:30:00", "2026-03-01T24:00:00", "2026-03-01T09:60:00", "2026-03-01T", "2026-03-01T09",
            "2026-03-01T09:30:00+99:00", "2026-03-01t09:30:00z", "２026-03-01", "soon" })
    void impossibleMomentsAreRefused(String text) {
        assertRefused(changed("occurredAt", text), RecordError.IMPOSSIBLE_DATE, "occurredAt");
    }

    @ParameterizedTest
    @ValueSource(strings = { "1899-12-31", "2032-01-01", "0001-01-01", "9999-12-31" })
    void momentsWithoutSenseAreRefused(String text) {
        assertRefused(changed("occurredAt", text), RecordError.SENSELESS_DATE, "occurredAt");
    }

    @Test
    void aLicenceMayEndLaterThanAnythingElseMayHappen() {
        CanonicalRecord licence = SampleRecords.of(Kind.LICENCE);
        assertThat(READER.read(Trees.changed(licence, "body.validTo", "2056-03-01"), DEFAULTS))
                .isInstanceOf(RecordResult.Valid.class);
        assertRefused(Trees.changed(licence, "body.validFrom", "2056-03-01"), RecordError.SENSELESS_DATE,
                "body.validFrom");
    }

    @Test
    void aCreditCodeWithAWrongCheckCharacterIsRefusedAndTheRightOneIsNamed() {
        // When
        Violation violation = onlyViolation(changed("facility.creditCode", "91440300708461136A"));
        // Then
        assertThat(violation.fault().code()).isEqualTo(RecordError.CREDIT_CODE_CHECK);
        assertThat(violation.path()).isEqualTo("facility.creditCode");
        assertThat(violation.fault().text(Locale.CHINESE)).isEqualTo("统一社会信用代码“91440300708461136A”的校验位不对，应为“T”。");
    }

    @Test
    void smallLettersOfACreditCodeAreMadeCapital() {
        assertThat(valid(changed("facility.creditCode", "91440300708461136t")).facility().creditCode())
                .isEqualTo("91440300708461136T");
    }

    @Test
    void aFacilityNamedByNameAndAddressOnlyIsRefused() {
        assertRefused(changed("facility", Map.of("name", "长者之家", "address", "天星桥")), RecordError.NO_FACILITY_KEY,
                "facility");
    }

    @Test
    void anUnknownRegionIsRefusedWithTheWayToImportDivisions() {
        // When
        Violation violation = onlyViolation(changed("region", "110101"));
        // Then
        assertThat(violation.fault().code()).isEqualTo(RecordError.UNKNOWN_REGION);
        assertThat(violation.fault().remedy(Locale.CHINESE)).contains("./yijian divisions import");
        assertThat(violation.fault().remedy(Locale.ENGLISH)).contains("./yijian divisions import");
    }

    @Test
    void zerosThatFillUpARegionAreDroppedAndVillagesOfKnownTownsAreKnown() {
        assertThat(valid(changed("region", "500106000000")).region()).isEqualTo("500106");
        assertThat(valid(changed("region", "500106001002")).region()).isEqualTo("500106001002");
        assertRefused(changed("region", "500106999001"), RecordError.UNKNOWN_REGION, "region");
    }

    @Test
    void aRecordThatClaimsAnotherSourceIsRefused() {
        assertRefused(changed("source", "police"), RecordError.WRONG_SOURCE, "source");
    }

    @Test
    void blankAndNullMeanAbsentAndSpaceAroundATextIsDropped() {
        // Given
        Map<String, Object> tree = changed("body.rule", "  \u3000 ");
        // When
        Claim claim = (Claim) valid(tree).body();
        // Then
        assertThat(claim.rule()).isNull();
        assertThat(((Claim) valid(changed("body.rule", "\u3000第八条\n")).body()).rule()).isEqualTo("第八条");
        assertRefused(changed("body.description", " "), RecordError.MISSING_FIELD, "body.description");
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\u0000b", "a\u001Bb", "a\u007Fb", "a\u0085b", "a\u202Eb", "a\u2066b", "a\uD83Db",
            "a\uDE00b" })
    void controlCharactersAreRefused(String text) {
        assertRefused(changed("body.description", text), RecordError.CONTROL_CHARACTER, "body.description");
    }

    @Test
    void linesTabsAndCharactersBeyondTheBasicPlaneAreText() {
        assertThat(((Claim) valid(changed("body.description", "一\r\n\t𠮷😀")).body()).description())
                .isEqualTo("一\r\n\t𠮷😀");
    }

    @ParameterizedTest
    @CsvSource({ "sourceKey,200", "facility.name,1000", "body.description,65536", "body.status,1000" })
    void eachTextHasItsLimitInCharacters(String path, int longest) {
        assertThat(READER.read(changed(path, "𠮷".repeat(longest)), DEFAULTS)).isInstanceOf(RecordResult.Valid.class);
        assertRefused(changed(path, "𠮷".repeat(longest + 1)), RecordError.TEXT_TOO_LONG, path);
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        CanonicalRecord facility = SampleRecords.of(Kind.FACILITY);
        Map.of("body.beds", -1, "body.latitude", 90.01, "body.longitude", -180.5, "body.occupancy", 100_001,
                "body.nursingBeds", new BigDecimal("1e999999999"), "body.priceFrom", -0.01, "body.priceTo", Double.NaN)
                .forEach((path, value) -> assertThat(violations(Trees.changed(facility, path, value)))
                        .extracting(Violation::path).containsExactly(path));
    }

    @Test
    void numbersComeInAnyTypeOfNumber() {
        CanonicalRecord facility = SampleRecords.of(Kind.FACILITY);
        for (Number beds : List.<Number>of(7, 7L, 7.0, new BigDecimal("7.00"))) {
            assertThat(((Facility) valid(Trees.changed(facility, "body.beds", beds)).body()).beds()).isEqualTo(7);
            assertThat(((Facility) valid(Trees.changed(facility, "body.priceTo", beds)).body()).priceTo())
                    .isEqualTo(new BigDecimal("7"));
        }
        assertRefused(Trees.changed(facility, "body.beds", 7.5), RecordError.WRONG_TYPE, "body.beds");
        assertRefused(Trees.changed(facility, "body.beds", "7"), RecordError.WRONG_TYPE, "body.beds");
    }

    @Test
    void anAmountFinerThanMoneyIsRefused() {
        assertRefused(changed("body.amount", 0.00001), RecordError.TOO_MANY_DIGITS, "body.amount");
        assertRefused(changed("body.amount", new BigDecimal("1e-999999999")), RecordError.TOO_MANY_DIGITS,
                "body.amount");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        // Given
        Map<String, Object> tree = Trees.of(SampleRecords.of(Kind.INSPECTION));
        tree.put("kind", "inspection");
        tree.put("occurredAt", "2026-02-30");
        tree.put("colour", "red");
        tree.put("body", Map.of("type", "surprise", "departments", List.of("fire-rescue", "army"), "checklist",
                List.of(Map.of("clause", "4.2", "result", "pass"), Map.of("clause", "4.3", "result", "so-so"))));
        // When / Then
        assertThat(violations(tree)).extracting(Violation::path).containsExactlyInAnyOrder("occurredAt", "colour",
                "body.type", "body.departments[1]", "body.checklist[1].result");
    }

    @Test
    void aRecordOfGarbageGivesABoundedList() {
        // Given
        Map<String, Object> tree = Trees.of(SampleRecords.of(Kind.CLAIM));
        for (int index = 0; index < 1_000; index++) {
            tree.put("extra" + index, index);
        }
        // When / Then
        assertThat(violations(tree)).hasSize(Violations.MOST);
    }

    @Test
    void anEmptyTreeIsRefusedFieldByField() {
        assertThat(violations(Map.of())).extracting(Violation::path).containsExactlyInAnyOrder("kind", "sourceKey",
                "facility", "occurredAt");
    }

    @Test
    void noErrorRepeatsMoreThanAnExcerptOfAValue() {
        assertThat(onlyViolation(changed("region", "5".repeat(150))).fault().text(Locale.ENGLISH)).hasSizeLessThan(200);
    }

    private static Map<String, Object> changed(String path, @Nullable Object value) {
        return Trees.changed(SampleRecords.of(Kind.CLAIM), path, value);
    }

    private static CanonicalRecord valid(Map<String, Object> tree) {
        RecordResult result = READER.read(tree, DEFAULTS);
        assertThat(result).isInstanceOf(RecordResult.Valid.class);
        return ((RecordResult.Valid) result).record();
    }

    private static List<Violation> violations(Map<String, Object> tree) {
        RecordResult result = READER.read(tree, DEFAULTS);
        assertThat(result).isInstanceOf(RecordResult.Invalid.class);
        return ((RecordResult.Invalid) result).violations();
    }

    private static Violation onlyViolation(Map<String, Object> tree) {
        List<Violation> violations = violations(tree);
        assertThat(violations).hasSize(1);
        return violations.getFirst();
    }

    private static void assertRefused(Map<String, Object> tree, RecordError error, String path) {
        Violation violation = onlyViolation(tree);
        assertThat(violation.fault().code()).isEqualTo(error);
        assertThat(violation.path()).isEqualTo(path);
    }
}

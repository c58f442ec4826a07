package org.yijian.records.json;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;

import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.FacilityReference;
import org.yijian.records.Kind;
import org.yijian.records.RecordError;
import org.yijian.records.SampleRecords;
import org.yijian.records.body.Claim;
import org.yijian.records.body.ClaimType;
import org.yijian.records.body.Facility;
import org.yijian.security.error.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordJsonTest {

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindIsWrittenAsTheReferenceImplementationOfCanonicalJsonWould(Kind kind) throws IOException {
        // Given
        CanonicalRecord record = SampleRecords.of(kind);
        // When
        byte[] written = RecordJson.write(record);
        // Then
        assertThat(written).asString(StandardCharsets.UTF_8).contains("\"kind\":\"" + kind.wire() + "\"");
        assertThat(written).isEqualTo(new JsonCanonicalizer(written).getEncodedUTF8());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindIsReadBackAsItWas(Kind kind) {
        // Given
        CanonicalRecord record = SampleRecords.of(kind);
        // When / Then
        assertThat(RecordJson.read(RecordJson.write(record))).isEqualTo(record);
    }

    @Test
    void anyTextIsWrittenAsTheReferenceImplementationWould() throws IOException {
        Random random = new Random(8785);
        for (int round = 0; round < 2_000; round++) {
            // Given
            CanonicalRecord record = complaining(text(random));
            // When
            byte[] written = RecordJson.write(record);
            // Then
            assertThat(written).isEqualTo(new JsonCanonicalizer(written).getEncodedUTF8());
            assertThat(RecordJson.read(written)).isEqualTo(record);
        }
    }

    @Test
    void anyAmountIsWrittenAsTheReferenceImplementationWould() throws IOException {
        Random random = new Random(8785);
        for (int round = 0; round < 2_000; round++) {
            // Given
            BigDecimal amount = BigDecimal.valueOf(random.nextLong(1_000_000_000_000_000L) >> random.nextInt(45), 2);
            // When
            byte[] written = RecordJson.write(costing(amount));
            // Then
            assertThat(written).isEqualTo(new JsonCanonicalizer(written).getEncodedUTF8());
            assertThat(((Claim) RecordJson.read(written).body()).amount()).isEqualByComparingTo(amount);
        }
    }

    @Test
    void anyCoordinateIsWrittenAsTheReferenceImplementationWould() throws IOException {
        Random random = new Random(8785);
        for (int round = 0; round < 2_000; round++) {
            // Given
            double longitude = (random.nextDouble() * 360 - 180) * Math.pow(10, -random.nextInt(12));
            // When
            byte[] written = RecordJson.write(at(longitude));
            // Then
            assertThat(written).isEqualTo(new JsonCanonicalizer(written).getEncodedUTF8());
            assertThat(((Facility) RecordJson.read(written).body()).longitude()).isEqualTo(longitude);
        }
    }

    @Test
    void amountsThatDifferOnlyInTrailingZerosHaveTheSameHash() {
        assertThat(RecordJson.contentHash(costing(new BigDecimal("650.00"))))
                .isEqualTo(RecordJson.contentHash(costing(new BigDecimal("650"))));
    }

    @Test
    void theHashIsThatOfTheBytes() {
        // Given
        CanonicalRecord record = SampleRecords.of(Kind.FINDING);
        // When / Then
        assertThat(RecordJson.contentHash(record)).isEqualTo(RecordJson.hash(RecordJson.write(record)))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void absentValuesAndEmptyListsAreLeftOut() {
        // Given
        CanonicalRecord full = SampleRecords.of(Kind.CLAIM);
        CanonicalRecord bare = new CanonicalRecord(full.source(), full.sourceKey(),
                new FacilityReference(null, null, null, "K-1", null, null), full.region(), full.department(),
                full.occurredAt(), full.sensitivity(), full.contractVersion(),
                new Claim(ClaimType.DESIGNATION, null, null, null, "定点", null, null));
        // When
        String written = new String(RecordJson.write(bare), StandardCharsets.UTF_8);
        // Then
        assertThat(written).isEqualTo("""
                {"body":{"description":"定点","type":"designation"},"contractVersion":"1.0","department":"civil-affairs",\
                "facility":{"sourceKey":"K-1"},"kind":"claim","occurredAt":"2026-03-01T00:00:00+08:00",\
                "region":"500106001","sensitivity":"internal","source":"civil-affairs","sourceKey":"claim-1"}""");
        assertThat(RecordJson.read(RecordJson.write(bare))).isEqualTo(bare);
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-03-01T09:08:07.5+08:00", "2026-03-01T00:00:00Z", "1999-12-31T23:59:59-05:00" })
    void momentsAreKeptWithSecondsFractionAndOffset(String moment) {
        // Given
        CanonicalRecord sample = SampleRecords.of(Kind.CLAIM);
        CanonicalRecord record = new CanonicalRecord(sample.source(), sample.sourceKey(), sample.facility(),
                sample.region(), sample.department(), OffsetDateTime.parse(moment), sample.sensitivity(),
                sample.contractVersion(), sample.body());
        // When
        byte[] written = RecordJson.write(record);
        // Then
        assertThat(written).asString(StandardCharsets.UTF_8).contains("\"" + moment + "\"");
        assertThat(RecordJson.read(written).occurredAt()).isEqualTo(OffsetDateTime.parse(moment));
    }

    @Test
    void halfASurrogatePairIsRefused() {
        assertThatThrownBy(() -> RecordJson.write(complaining("\uD83D!"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordJson.write(complaining("\uDE00"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAmountThatWouldLoseDigitsIsRefused() {
        assertThatThrownBy(() -> RecordJson.write(costing(new BigDecimal("12345678901234.567"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void damagedBytesAreRefusedWithACode() {
        String good = new String(RecordJson.write(SampleRecords.of(Kind.FINDING)), StandardCharsets.UTF_8);
        List<String> damaged = List.of("", "[]", "null", good.substring(0, good.length() / 2),
                good.replace("\"kind\":\"finding\"", "\"kind\":\"rumour\""), good.replace("major", "huge"),
                good.replace("\"clause\":", "\"cause\":"), good.replace("2026-03-02", "2026-02-30"),
                good.replace("\"kind\":", "\"kind\":\"finding\",\"kind\":"),
                good.replace("\"severity\":\"major\",", ""));
        for (String json : damaged) {
            assertThatThrownBy(() -> RecordJson.read(json.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(FaultException.class, refused -> assertThat(refused.fault().code())
                            .isEqualTo(RecordError.STORED_RECORD_UNREADABLE));
        }
    }

    private static CanonicalRecord complaining(String about) {
        return SampleRecords.with(new Claim(ClaimType.SANCTION, null, null, null, about, null, null));
    }

    private static CanonicalRecord costing(BigDecimal amount) {
        return SampleRecords.with(new Claim(ClaimType.SANCTION, null, amount, "CNY", "扣款", null, null));
    }

    private static CanonicalRecord at(double longitude) {
        Facility sample = SampleRecords.facility();
        return SampleRecords.with(new Facility(sample.name(), List.of(), sample.type(), sample.ownership(),
                sample.address(), 0.0, longitude, null, null, null, null, null, null, null, null, null,
                sample.status()));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = 1 + random.nextInt(60); length > 0; length--) {
            int point = random.nextInt(0x10 << random.nextInt(17));
            text.appendCodePoint(point > 0x10FFFF || point >= 0xD800 && point <= 0xDFFF ? '?' : point);
        }
        return text.toString();
    }
}

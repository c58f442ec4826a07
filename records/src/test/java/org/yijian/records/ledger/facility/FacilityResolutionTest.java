package org.yijian.records.ledger.facility;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.ledger.postgres.Deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.records.ledger.facility.IdentityScheme.CREDIT_CODE;
import static org.yijian.records.ledger.facility.IdentityScheme.FILING_NUMBER;

class FacilityResolutionTest {

    private static final UUID A = new UUID(1, 1);
    private static final UUID B = new UUID(1, 2);

    private final AtomicLong next = new AtomicLong();
    private final FacilityResolution resolution = new FacilityResolution(() -> new UUID(9, next.incrementAndGet()));

    private static CanonicalRecord about(@Nullable String creditCode, @Nullable String filingNumber,
            @Nullable String sourceKey) {
        return Deliveries.finding("1", Deliveries.reference(creditCode, filingNumber, sourceKey), "text");
    }

    private void know(IdentityScheme scheme, String value, UUID facility) {
        resolution.know(new FacilityIdentity(scheme, value), facility);
    }

    @Test
    void unknownKeysMakeANewFacilityThatLaterRecordsFindByAnyOfThem() {
        // When
        UUID first = resolution.resolve(about("C1", "F1", null));
        // Then
        assertThat(resolution.resolve(about(null, "F1", "K1"))).isEqualTo(first);
        assertThat(resolution.resolve(about(null, null, "K1"))).isEqualTo(first);
        assertThat(resolution.created()).containsOnlyKeys(first);
    }

    @Test
    void aNewKeyBesideAKnownOneBelongsToTheSameFacility() {
        // Given
        know(FILING_NUMBER, "F1", A);
        // When
        UUID facility = resolution.resolve(about("C1", "F1", null));
        // Then
        assertThat(facility).isEqualTo(A);
        assertThat(resolution.attached()).containsExactlyEntriesOf(
                java.util.Map.of(new FacilityIdentity(CREDIT_CODE, "C1"), A));
    }

    @Test
    void aRecordWithKeysOfTwoFacilitiesMakesThemOneAndTheStrongerKeyStays() {
        // Given
        know(CREDIT_CODE, "C1", A);
        know(FILING_NUMBER, "F1", B);
        // When
        UUID facility = resolution.resolve(about("C1", "F1", null));
        // Then
        assertThat(facility).isEqualTo(A);
        assertThat(resolution.current(B)).isEqualTo(A);
        assertThat(resolution.resolve(about(null, "F1", null))).isEqualTo(A);
        assertThat(resolution.conflicts()).isEmpty();
    }

    @Test
    void facilitiesFoundToBeOneWithinAPartGoTogetherThroughChains() {
        // Given
        UUID first = resolution.resolve(about(null, null, "K1"));
        UUID second = resolution.resolve(about(null, "F1", null));
        UUID third = resolution.resolve(about("C1", null, null));
        // When
        resolution.resolve(about(null, "F1", "K1"));
        resolution.resolve(about("C1", "F1", null));
        // Then
        assertThat(resolution.current(first)).isEqualTo(third);
        assertThat(resolution.current(second)).isEqualTo(third);
        assertThat(resolution.attached().values()).containsOnly(third);
    }

    @Test
    void aWeakerKeyThatContradictsIsAnotherFacilityForAPersonToLookAt() {
        // Given
        know(CREDIT_CODE, "C1", A);
        know(FILING_NUMBER, "F1", A);
        // When
        UUID facility = resolution.resolve(about("C1", "F2", null));
        // Then
        assertThat(facility).isEqualTo(A);
        UUID other = resolution.resolve(about(null, "F2", null));
        assertThat(other).isNotEqualTo(A);
        assertThat(resolution.conflicts()).containsExactly(new FacilityPair(A, other));
    }

    @Test
    void aFacilityWithAnotherCreditCodeIsNotAdoptedByAWeakerKey() {
        // Given
        know(CREDIT_CODE, "C9", A);
        know(FILING_NUMBER, "F1", A);
        // When
        UUID facility = resolution.resolve(about("C1", "F1", null));
        // Then
        assertThat(facility).isNotEqualTo(A);
        assertThat(resolution.conflicts()).containsExactly(new FacilityPair(facility, A));
    }

    @Test
    void twoFacilitiesWithDifferentCreditCodesAreNeverMergedByAWeakerKey() {
        // Given
        know(CREDIT_CODE, "C1", A);
        know(CREDIT_CODE, "C2", B);
        know(FILING_NUMBER, "F2", B);
        // When
        UUID facility = resolution.resolve(about("C1", "F2", null));
        // Then
        assertThat(facility).isEqualTo(A);
        assertThat(resolution.merges()).isEmpty();
        assertThat(resolution.conflicts()).containsExactly(new FacilityPair(A, B));
    }

    @Test
    void aSourceMayKnowOneFacilityBySeveralKeysOfItsOwn() {
        // When
        UUID first = resolution.resolve(about("C1", null, "K1"));
        // Then
        assertThat(resolution.resolve(about("C1", null, "K2"))).isEqualTo(first);
        assertThat(resolution.resolve(about(null, null, "K2"))).isEqualTo(first);
        assertThat(resolution.conflicts()).isEmpty();
    }

    @Test
    void aRecordWithoutAnyKeyStillHasAPlace() {
        // When
        UUID facility = resolution.resolve(about(null, null, null));
        // Then
        assertThat(resolution.resolve(about(null, null, null))).isEqualTo(facility);
    }
}

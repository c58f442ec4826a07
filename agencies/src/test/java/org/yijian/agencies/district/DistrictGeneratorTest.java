package org.yijian.agencies.district;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.yijian.records.identifier.CreditCode;
import org.yijian.records.identifier.IdentityNumber;

import static org.assertj.core.api.Assertions.assertThat;

class DistrictGeneratorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final District district = new DistrictGenerator(7, TODAY).generate();

    @Test
    void theSameSeedAndDayGiveTheSameDistrict() {
        assertThat(new DistrictGenerator(7, TODAY).generate()).isEqualTo(district);
        assertThat(new DistrictGenerator(8, TODAY).generate()).isNotEqualTo(district);
    }

    @Test
    void theNumbersAreThoseOfThePlan() {
        assertThat(district.facilities()).filteredOn(Facility::isInstitution).hasSize(68);
        assertThat(district.facilities()).filteredOn(facility -> !facility.isInstitution()).hasSize(140);
        assertThat(district.size()).isBetween(4_000, 6_500);
        assertThat(district.hotlineOrders()).hasSizeGreaterThan(500);
    }

    @Test
    void everyNameIsMarkedAndEveryIdentifierIsValidAndUsedOnce() {
        assertThat(district.facilities()).allMatch(facility -> facility.name().endsWith(Facility.MARK));
        assertThat(district.facilities()).allMatch(facility -> CreditCode.valid(facility.creditCode()));
        assertThat(district.facilities()).extracting(Facility::creditCode).doesNotHaveDuplicates();
        assertThat(district.facilities()).extracting(Facility::name).doesNotHaveDuplicates();
        assertThat(district.facilities()).extracting(Facility::filingNumber).doesNotHaveDuplicates();
        assertThat(district.careWorkers()).allMatch(person -> IdentityNumber.valid(person.identityNumber()));
        assertThat(district.careWorkers()).extracting(CareWorker::identityNumber)
                .allMatch(number -> number.startsWith("500199"));
    }

    @Test
    void nothingHappensInTheFutureAndNoPlaceInATextStaysEmpty() {
        assertThat(district.careVisits()).allMatch(visit -> visit.date().isBefore(TODAY));
        assertThat(district.careVisits()).flatExtracting(Visit::problems)
                .allMatch(problem -> problem.struckOffOn() == null || !problem.struckOffOn().isAfter(TODAY));
        assertThat(district.hotlineOrders()).noneMatch(order -> order.content().contains("{"));
        assertThat(district.careVisits()).flatExtracting(Visit::problems)
                .noneMatch(problem -> problem.description().contains("{"));
    }

    @Test
    void complaintsAreVaried() {
        // When
        Set<String> texts = district.hotlineOrders().stream().map(HotlineOrder::content).collect(Collectors.toSet());

        // Then
        assertThat(texts.size()).isGreaterThan(district.hotlineOrders().size() * 95 / 100);
    }

    @Test
    void healthKnowsAFewPlacesOnlyByNameAndAddress() {
        // When
        List<MedicalLicence> licences = district.facilities().stream().map(Facility::medicalLicence)
                .filter(Objects::nonNull).toList();

        // Then
        assertThat(licences).hasSizeGreaterThan(40).anyMatch(MedicalLicence::creditCodeKnown)
                .anyMatch(licence -> !licence.creditCodeKnown());
    }

    @Test
    void aWeakPlaceHasMoreProblemsThanAStrongOne() {
        // When
        double weak = problemsPerVisit(0.6, 1.0);
        double strong = problemsPerVisit(0.0, 0.1);

        // Then
        assertThat(weak).isGreaterThan(strong * 3);
    }

    private double problemsPerVisit(double from, double to) {
        return district.careVisits().stream()
                .filter(visit -> visit.facility().weakness() >= from && visit.facility().weakness() < to)
                .mapToInt(visit -> visit.problems().size()).average().orElseThrow();
    }
}

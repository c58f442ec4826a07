package org.yijian.search.relation;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.Department;
import org.yijian.records.body.Facility;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.FacilityType;
import org.yijian.records.body.Ownership;
import org.yijian.records.ledger.Change;
import org.yijian.records.ledger.StoredRecord;
import org.yijian.search.TestRecords;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.RecordIndex;
import org.yijian.search.relation.RelatedFacility.Reason;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.DAY;
import static org.yijian.search.TestRecords.id;
import static org.yijian.search.TestRecords.record;

class IndexRelationsTest {

    @TempDir
    Path folder;

    private RecordIndex index;
    private IndexRelations relations;

    @BeforeEach
    void open() throws InterruptedException {
        index = RecordIndex.open(folder, IndexSettings.standard());
        relations = new IndexRelations(index);
        index.apply(List.of(new Change(new Change.Position(1, 1), List.of(
                stored("one", Department.CIVIL_AFFAIRS, "500106001", "重庆市沙坪坝区天星桥街道小龙坎新街 8 号", "颐和", "张三"),
                stored("two", Department.CIVIL_AFFAIRS, "500106002", "沙坪坝区小龙坎新街８号1幢", "颐和", "李四"),
                stored("three", Department.HEALTH, "500106002", "磁器口正街 1 号", null, "张三"),
                stored("four", Department.CIVIL_AFFAIRS, "510107001", "小龙坎新街8号", null, null)))));
        index.refresh();
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void facilitiesAreRelatedByChainRepresentativeAndAddressWithTheReasons() {
        assertThat(relations.of(id("one"), ALL, 10)).containsExactly(
                new RelatedFacility(id("two"), "养老院two", Set.of(Reason.CHAIN, Reason.ADDRESS)),
                new RelatedFacility(id("three"), "养老院three", Set.of(Reason.REPRESENTATIVE)));
        assertThat(relations.of(id("one"), ALL, 1)).hasSize(1);
        assertThat(relations.of(id("four"), ALL, 10)).as("another county has a street of that name").isEmpty();
    }

    @Test
    void whatTheScopeHidesIsNotRelatedFromEitherSide() {
        // Given
        AccessScope civil = new AccessScope("civil", false, Set.of("civil-affairs"), Set.of("500106"),
                Sensitivity.INTERNAL);
        AccessScope health = new AccessScope("health", false, Set.of("health"), Set.of("500106"),
                Sensitivity.INTERNAL);
        // When, Then
        assertThat(relations.of(id("one"), civil, 10)).extracting(RelatedFacility::id).containsExactly(id("two"));
        assertThat(relations.of(id("one"), health, 10)).isEmpty();
        assertThat(relations.of(id("three"), health, 10)).isEmpty();
    }

    @Test
    void anAddressIsItsStreetAndHouseNumber() {
        assertThat(Relations.address("重庆市沙坪坝区天星桥街道小龙坎新街 8 号附3号2楼")).isEqualTo("小龙坎新街8号");
        assertThat(Relations.address("小龙坎新街８号")).isEqualTo("小龙坎新街8号");
        assertThat(Relations.address("覃家岗镇")).isNull();
    }

    private static StoredRecord stored(String facility, Department department, String region, String address,
            @Nullable String chain, @Nullable String representative) {
        CanonicalRecord record = record("R-" + facility, department, region, Sensitivity.INTERNAL, DAY,
                new Facility("养老院" + facility, List.of(), FacilityType.INSTITUTION, Ownership.PRIVATE, address, null,
                        null,
                        null, null, null, representative, chain, null, null, null, null, FacilityStatus.OPEN));
        return TestRecords.stored(record, 1, facility, 1);
    }
}

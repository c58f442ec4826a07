package org.yijian.records.division;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.RecordError;
import org.yijian.records.identifier.RegionCode;
import org.yijian.security.error.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class DivisionsTest {

    private static final RegionCode BEIJING = new RegionCode("110101");

    @TempDir
    Path home;

    @TempDir
    Path lists;

    @Test
    void theDistrictsOfTheDemonstrationAreShippedWithNamesAndParents() {
        // Given
        Divisions divisions = Divisions.shipped();
        // When / Then
        assertThat(divisions.fullName(new RegionCode("500106012"), Locale.CHINESE)).isEqualTo("重庆市沙坪坝区天星桥街道");
        assertThat(divisions.fullName(new RegionCode("510107"), Locale.CHINESE)).isEqualTo("四川省成都市武侯区");
        assertThat(divisions.fullName(new RegionCode("US-AL"), Locale.ENGLISH)).isEqualTo("Alabama");
        assertThat(divisions.fullName(new RegionCode("US-AL"), Locale.CHINESE)).isEqualTo("亚拉巴马州");
        assertThat(divisions.fullName(BEIJING, Locale.CHINESE)).isEqualTo("110101");
        assertThat(divisions.children(new RegionCode("500106"))).hasSize(26).extracting(Division::chinese)
                .contains("小龙坎街道", "中梁镇");
        assertThat(divisions.children(new RegionCode("50"))).extracting(Division::chinese).containsExactly("市辖区");
    }

    @Test
    void anImportedListIsSeenByAHubThatRuns() throws IOException {
        // Given
        Divisions divisions = Divisions.load(home);
        assertThat(divisions.known(BEIJING)).isFalse();
        list("11,\"北京市\"", "1101,\"市辖区\",11", "110101,\"东城区\",1101,11", "110101001,\"东华门街道\",110101,11,1101");
        // When
        int taken = DivisionsImport.run(lists, home);
        // Then
        assertThat(taken).isEqualTo(4);
        assertThat(divisions.reloadIfChanged()).isTrue();
        assertThat(divisions.reloadIfChanged()).isFalse();
        assertThat(divisions.known(BEIJING)).isTrue();
        assertThat(divisions.known(new RegionCode("110101001005"))).isTrue();
        assertThat(divisions.known(new RegionCode("110102"))).isFalse();
        assertThat(divisions.fullName(BEIJING, Locale.CHINESE)).isEqualTo("北京市东城区");
        assertThat(divisions.known(new RegionCode("500106"))).isTrue();
    }

    @Test
    void aListWithAnOrphanIsRefusedAndTheFormerListStays() throws IOException {
        // Given
        list("11,\"北京市\"", "1101,\"市辖区\",11", "110101,\"东城区\",1101,11", "110101001,\"东华门街道\",110101,11,1101");
        DivisionsImport.run(lists, home);
        list("12,\"天津市\"", "1201,\"市辖区\",12", "120201,\"某区\",1202,12", "");
        // When / Then
        assertThatThrownBy(() -> DivisionsImport.run(lists, home)).isInstanceOfSatisfying(FaultException.class,
                refused -> assertThat(refused.fault().code()).isEqualTo(RecordError.DIVISION_WITHOUT_PARENT));
        assertThat(Divisions.load(home).known(BEIJING)).isTrue();
        assertThat(home).isDirectoryContaining(file -> file.endsWith(Divisions.FILE)).isDirectoryNotContaining(
                file -> file.toString().endsWith(".draft"));
    }

    @Test
    void aListThatCannotBeReadIsRefusedWithItsLine() throws IOException {
        // Given
        list("11,\"北京市\"", "11O1,\"市辖区\",11", "", "");
        // When / Then
        assertThatThrownBy(() -> DivisionsImport.run(lists, home)).isInstanceOfSatisfying(FaultException.class,
                refused -> assertThat(refused.fault().text(Locale.ENGLISH)).contains("cities.csv", "line 2"));
        Files.delete(lists.resolve("cities.csv"));
        assertThatThrownBy(() -> DivisionsImport.run(lists, home)).isInstanceOf(FaultException.class)
                .hasMessageContaining("cities.csv");
    }

    @Test
    void aDamagedListStopsAReloadAndLeavesTheKnownDivisions() throws IOException {
        // Given
        Divisions divisions = Divisions.load(home);
        Path file = Files.writeString(home.resolve(Divisions.FILE), "nonsense\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        // When / Then
        assertThatThrownBy(divisions::reloadIfChanged).isInstanceOf(FaultException.class);
        assertThat(divisions.known(new RegionCode("500106"))).isTrue();
    }

    @Test
    void theWholeListOfChinaIsTakenOver() {
        // Given
        Path china = Path.of("../../shared/data/divisions");
        assumeTrue(Files.isDirectory(china), "the list of China is not here");
        // When
        int taken = DivisionsImport.run(china, home);
        // Then
        Divisions divisions = Divisions.load(home);
        assertThat(taken).isGreaterThan(44_000);
        assertThat(divisions.fullName(new RegionCode("441900003"), Locale.CHINESE)).isEqualTo("广东省东莞市东城街道");
        assertThat(divisions.size()).isGreaterThan(taken);
    }

    private void list(String province, String city, String area, String street) throws IOException {
        Files.writeString(lists.resolve("provinces.csv"), "code,name\n" + province + "\n");
        Files.writeString(lists.resolve("cities.csv"), "code,name,provinceCode\n" + city + "\n");
        Files.writeString(lists.resolve("areas.csv"), "code,name,cityCode,provinceCode\n" + area + "\n");
        Files.writeString(lists.resolve("streets.csv"), "code,name,areaCode,provinceCode,cityCode\n" + street + "\n");
    }
}

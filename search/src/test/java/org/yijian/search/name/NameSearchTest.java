package org.yijian.search.name;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yijian.records.body.Facility;
import org.yijian.records.body.FacilityStatus;
import org.yijian.records.body.FacilityType;
import org.yijian.records.body.Ownership;
import org.yijian.search.SearchResult;
import org.yijian.search.SearchResult.Hit;
import org.yijian.search.TestRecords;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.RecordIndex;
import org.yijian.search.query.IndexSearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.facility;
import static org.yijian.search.TestRecords.query;
import static org.yijian.search.TestRecords.record;

class NameSearchTest {

    @TempDir
    Path folder;

    private RecordIndex index;
    private IndexSearch search;

    @BeforeEach
    void fill() throws InterruptedException {
        index = RecordIndex.open(folder, IndexSettings.standard());
        search = new IndexSearch(index);
        Facility withAlias = new Facility("沙坪坝区天星桥街道养老服务中心", List.of("爱心桥之家"), FacilityType.SERVICE_CENTRE,
                Ownership.PRIVATE, "地址", null, null, 120, 60, null, null, null, null, null, null, null,
                FacilityStatus.OPEN);
        index.apply(List.of(TestRecords.change(1, record("kangle", facility("康乐养老院", "重庆市")),
                record("songbai", facility("松柏长青老年公寓", "重庆市")), record("fushou", facility("福寿绵长护理院", "重庆市")),
                record("alias", withAlias), record("english", facility("BURNS NURSING HOME", "Alabama")))));
        index.refresh();
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource({ "康乐养老院, kangle, exact", "康樂養老院, kangle, exact", "康乐, kangle, prefix", "康了养老院, kangle, homophone",
            "乐康养老院, kangle, spelling", "康乐老院, kangle, spelling", "康安乐养老院, kangle, spelling",
            "kangleyanglaoyuan, kangle, pinyin", "kang le yang lao yuan, kangle, pinyin", "kangle, kangle, pinyin",
            "klyly, kangle, initials", "ｋａｎｇｌｅ, kangle, pinyin", "松白长青老年公寓, songbai, homophone",
            "songbaichangqing, songbai, pinyin", "福寿棉长护理院, fushou, homophone", "爱新桥之家, alias, alias" })
    void aNameIsFoundHoweverItIsTypedAndItSaysWhy(String typed, String key, String reason) {
        SearchResult result = search.search(query(typed), ALL);
        assertThat(result.hits()).isNotEmpty();
        Hit first = result.hits().getFirst();
        assertThat(first.id()).isEqualTo(TestRecords.id(key).toString());
        assertThat(first.matched()).first().isEqualTo(reason);
    }

    @Test
    void theNameIsMarkedAlsoWhereOnlyItsSoundWasTyped() {
        Hit hit = search.search(query("kangleyanglaoyuan"), ALL).hits().getFirst();
        assertThat(hit.highlight()).contains("<mark>康乐养老院</mark>");
    }

    @Test
    void aNameWithACharacterLeftOutComesBeforePartsOfOthersThatOnlySoundSo() throws InterruptedException {
        // Given
        index.apply(List.of(TestRecords.change(2, record("sounds", facility("安亢护理院", "重庆市")),
                record("meant", facility("康泰护理院", "重庆市")))));
        index.refresh();
        // When
        SearchResult result = search.search(query("康护理院"), ALL);
        // Then
        assertThat(result.hits()).extracting(Hit::facilityName).startsWith("康泰护理院").contains("安亢护理院");
        assertThat(result.hits().getFirst().matched()).first().isEqualTo("spelling");
    }

    @Test
    void whatWasMeantIsSaid() {
        assertThat(search.search(query("康了养老院"), ALL).didYouMean()).isEqualTo("康乐养老院");
        assertThat(search.search(query("康乐养老院"), ALL).didYouMean()).isNull();
    }

    @Test
    void aNameThatIsNobodysFindsNothingRatherThanEveryFacility() {
        assertThat(search.search(query("东方红养老院"), ALL).hits()).extracting(Hit::matched)
                .noneMatch(reasons -> reasons.contains("homophone") || reasons.contains("spelling"));
    }
}

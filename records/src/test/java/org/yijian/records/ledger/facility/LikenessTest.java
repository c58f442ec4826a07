package org.yijian.records.ledger.facility;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LikenessTest {

    private static boolean alike(String name, String address, String otherName, String otherAddress) {
        return Likeness.alike(Likeness.key(name), Likeness.key(address), Likeness.key(otherName),
                Likeness.key(otherAddress));
    }

    @ParameterizedTest
    @CsvSource({ "长者之家,天星桥街道１号,长者之家,天星桥街道1号", "长者之家（演示）,重庆市沙坪坝区天星桥街道1号,长者之家(演示),沙坪坝区天星桥街道1号",
            "BURNS NURSING HOME,701 Monroe St.,Burns Nursing Home,701 monroe st", "天星桥长者之家,天星桥街道1号,长者之家,天星桥街道1号" })
    void theSameHouseWrittenDifferentlyIsAlike(String name, String address, String otherName, String otherAddress) {
        assertThat(alike(name, address, otherName, otherAddress)).isTrue();
        assertThat(alike(otherName, otherAddress, name, address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "长者之家,天星桥街道1号,长者之家,天星桥街道2号", "长者之家,天星桥街道1号,夕阳红,天星桥街道1号", "长者之家,,长者之家,天星桥街道1号" })
    void anotherHouseIsNot(String name, String address, String otherName, String otherAddress) {
        assertThat(alike(name, address, otherName, otherAddress)).isFalse();
    }

    @Test
    void aTextWithoutLettersHasNoKey() {
        assertThat(Likeness.key("（ ）")).isNull();
        assertThat(Likeness.key(null)).isNull();
    }
}

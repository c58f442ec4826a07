package org.yijian.supervision.hazard;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yijian.records.body.CoreDomain;
import org.yijian.records.body.Finding;
import org.yijian.records.body.FindingState;
import org.yijian.records.body.Scope;
import org.yijian.records.body.Severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FindingPointsTest {

    @ParameterizedTest
    @CsvSource({ "MAJOR,ISOLATED,NONE,50", "MAJOR,ISOLATED,FIRE,75", "MAJOR,WIDESPREAD,ABUSE,175",
            "SERIOUS,ISOLATED,FOOD,20", "SERIOUS,PATTERN,NINE_PREVENTIONS,40", "GENERAL,WIDESPREAD,NONE,16",
            "GENERAL,WIDESPREAD,FIRE,20", "MINOR,WIDESPREAD,FIRE,0" })
    void aFindingWeighsWhatTheGridSays(Severity severity, Scope scope, CoreDomain domain, int points) {
        // Given
        Finding finding = new Finding(null, "4.2", null, "通道堆物", severity, scope, domain, null, null, null, null, null,
                FindingState.OPEN);
        // When / Then
        assertThat(FindingPoints.DEFAULT.of(finding)).isEqualTo(points);
    }

    @Test
    void aTableWithAHoleIsRefused() {
        assertThatThrownBy(() -> new FindingPoints(Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}

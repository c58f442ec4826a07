package org.yijian.routes.federation.inquiry;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yijian.routes.federation.grant.SearchTerms;
import org.yijian.search.SearchQuery;
import org.yijian.search.SearchResult;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SearchAnswerTest {

    private static final SearchTerms TERMS = new SearchTerms(Set.of("credit", "finding"), Set.of("510107"),
            Set.of("civil-affairs", "fire-rescue"), Sensitivity.INTERNAL, Set.of(), Set.of("complaint"), "协议");

    @Test
    void anAnswerIsReadAsItWasWritten() {
        // Given
        SearchAnswer answer = answer("…<mark>消防</mark>通道 &amp; <mark>堵塞</mark>", 1);
        // Then
        SearchAnswer read = SearchAnswer.of(answer.json());
        assertThat(read.hits().getFirst().highlight()).isEqualTo(answer.hits().getFirst().highlight());
        assertThat(read.hits().getFirst().title()).isEqualTo("行政处罚");
        assertThat(read.total()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "<script>alert(1)</script>", "<mark onclick=alert(1)>x</mark>", "<mark><mark>x</mark>",
            "</mark>", "a < b", "&lt&", "<mark>x</mark", "<img src=x>" })
    void aPassageThatIsNotPlainTextWithMarksIsRefused(String passage) {
        var body = answer(passage, 1).json();
        assertThatThrownBy(() -> SearchAnswer.of(body)).isInstanceOf(FaultException.class)
                .hasMessageContaining(SecurityError.MESSAGE_MALFORMED.code());
    }

    @Test
    void anAnswerWithMoreHitsThanItCountsIsRefused() {
        var body = answer("x", 0).json();
        assertThatThrownBy(() -> SearchAnswer.of(body)).isInstanceOf(FaultException.class);
    }

    @Test
    void aQuestionIsCutToTheGrantAndToThePersonsOwnRights() {
        // Given
        SearchQuery asked = new SearchQuery("消防", Set.of("credit", "complaint"), Set.of(), Set.of(), Set.of(), null,
                null, null, SearchQuery.Sort.RELEVANCE, 1, 20, false);
        AccessScope person = new AccessScope("inspector", false, Set.of("civil-affairs", "health"), Set.of("500106"),
                Sensitivity.SENSITIVE);
        // When
        SearchQuestion question = SearchQuestion.of(SearchQuestion.of(asked, person).json());
        AccessScope scope = question.scope("hub:500106", TERMS);
        // Then
        assertThat(question.within(TERMS).kinds()).containsExactly("credit");
        assertThat(scope.departments()).containsExactly("civil-affairs");
        assertThat(scope.allDepartments()).isFalse();
        assertThat(scope.regions()).containsExactly("510107");
        assertThat(scope.clearance()).isEqualTo(Sensitivity.INTERNAL);
    }

    private static SearchAnswer answer(String passage, long total) {
        SearchResult.Hit hit = new SearchResult.Hit(UUID.randomUUID().toString(), "credit",
                UUID.randomUUID().toString(), "渝碚路养老院（演示）", OffsetDateTime.parse("2026-03-01T00:00:00+08:00"),
                "civil-affairs", "510107", "行政处罚", "Penalty", passage, null, "internal", 1);
        return new SearchAnswer(UUID.randomUUID(), "00", SearchRule.WITHIN_GRANT.wire(), null, total, true,
                List.of(hit));
    }
}

package org.yijian.routes.federation;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.body.CreditType;
import org.yijian.routes.federation.asking.PartnerReply;
import org.yijian.routes.federation.grant.SearchPurpose;
import org.yijian.routes.federation.grant.SearchTerms;
import org.yijian.routes.kit.Await;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.SealedMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A hub lets another find what two of its people granted, and nothing besides. */
class PartnerGrantIT extends TwoSearchingHubs {

    @Test
    void nothingIsFoundWithoutAGrant() {
        // Given
        b.keep(b.credit("P-1", CreditType.PENALTY, "1", "消防通道堵塞"));
        indexed(b, 1);
        grant(b, a, Sensitivity.INTERNAL);

        // When
        b.room.grants().withdraw(a.hub, "security");
        SealedMessage question = sealed(a, b, SearchPurpose.CREDIT_REVIEW.wire());

        // Then
        assertThat(answerOf(question)).contains("\"rule\":\"no-grant\"").contains("\"hits\":[]")
                .contains(FederationError.SEARCH_NOT_GRANTED.code());
        assertThat(leaves(b, "answer", "refused:no-grant")).isEqualTo(1);
        Await.until("a knows", () -> a.room.search().choices().isEmpty());
        assertThat(ask("消防通道").fault()).extracting(Fault::code).isEqualTo(FederationError.SEARCH_NOT_GRANTED);
    }

    @Test
    void whatIsMoreSensitiveThanGrantedOrOutsideItIsNeitherSeenNorCounted() {
        // Given
        grant(b, a, Sensitivity.INTERNAL);
        CanonicalRecord open = b.credit("P-1", CreditType.PENALTY, "1", "消防通道堵塞");
        b.keep(open, changed(open, "P-2", open.region(), Sensitivity.SENSITIVE),
                changed(open, "P-3", "500107", Sensitivity.INTERNAL));
        indexed(b, 3);

        // When
        PartnerReply reply = ask("消防通道");

        // Then
        assertThat(reply.total()).isEqualTo(1);
        assertThat(reply.hits()).hasSize(1);
    }

    @Test
    void aPersonSeesNoMoreAtThePartnerThanAtHome() {
        // Given
        grant(b, a, Sensitivity.INTERNAL);
        b.keep(b.credit("P-1", CreditType.PENALTY, "1", "消防通道堵塞"));
        indexed(b, 1);
        AccessScope health = new AccessScope("inspector", false, Set.of("health"), Set.of("500106"),
                Sensitivity.INTERNAL);
        AccessScope open = new AccessScope("inspector", true, Set.of(), Set.of("500106"), Sensitivity.PUBLIC);

        // Then
        assertThat(ask("消防通道", health, SearchPurpose.CREDIT_REVIEW).total()).isZero();
        assertThat(ask("消防通道", open, SearchPurpose.CREDIT_REVIEW).total()).isZero();
    }

    @Test
    void aPurposeThatWasNotGrantedIsRefused() {
        // Given
        grant(b, a, Sensitivity.INTERNAL);

        // When
        PartnerReply reply = ask("消防", AccessScope.everything("inspector"), SearchPurpose.INCIDENT);

        // Then
        assertThat(reply.state()).isEqualTo(PartnerReply.State.REFUSED);
        assertThat(reply.fault()).extracting(Fault::code).isEqualTo(FederationError.SEARCH_PURPOSE);
        assertThat(leaves(b, "answer", "refused:purpose-not-granted")).isEqualTo(1);
    }

    @Test
    void aHubGrantsOnlyWhatItSpeaksFor() {
        // Given
        SearchTerms elsewhere = new SearchTerms(Set.of("credit"), Set.of("500106"), Set.of(), Sensitivity.INTERNAL,
                Set.of(), Set.of("complaint"), Side.BASIS);
        SearchTerms persons = new SearchTerms(Set.of("credit"), Set.of("510107"), Set.of(), Sensitivity.PERSONAL,
                Set.of(), Set.of("complaint"), Side.BASIS);

        // Then
        for (SearchTerms terms : List.of(elsewhere, persons)) {
            assertThatThrownBy(() -> b.room.grants().propose(a.hub, terms, "security"))
                    .isInstanceOf(FaultException.class).hasMessageContaining(FederationError.SEARCH_TERMS.code());
        }
        assertThat(b.room.grants().granted(a.hub)).isEmpty();
    }

    @Test
    void aFieldThatTheGrantLeavesOutIsNeitherShownNorFound() {
        // Given
        grant(b, a, Sensitivity.INTERNAL, Set.of("body.documentNumber"));
        b.keep(b.credit("P-1", CreditType.PENALTY, "武民罚〔2026〕99号", "消防通道堵塞"));
        indexed(b, 1);

        // When
        PartnerReply byReason = ask("消防通道");
        PartnerReply byNumber = ask("武民罚〔2026〕99号");

        // Then
        assertThat(byReason.hits()).hasSize(1);
        assertThat(byReason.hits().getFirst().title()).contains("消防通道堵塞").doesNotContain("武民罚");
        assertThat(byReason.hits().getFirst().highlight()).isEmpty();
        assertThat(byNumber.hits()).isEmpty();
        assertThat(byNumber.total()).isZero();
    }

    @Test
    void nobodyGrantsASearchAlone() {
        // Given
        SearchTerms terms = terms(b, Sensitivity.INTERNAL, Set.of());
        b.room.grants().propose(a.hub, terms, "security");

        // When, Then
        assertThatThrownBy(() -> b.room.grants().approve(a.hub, "security"))
                .hasMessageContaining(FederationError.SAME_PERSON.code());
        assertThat(b.room.grants().granted(a.hub)).isEmpty();
        b.room.grants().refuse(a.hub, "approver");
        assertThatThrownBy(() -> b.room.grants().approve(a.hub, "approver"))
                .hasMessageContaining(FederationError.SEARCH_NOT_PROPOSED.code());
        assertThatThrownBy(() -> terms(b, Sensitivity.INTERNAL, Set.of("body.reason")).checked())
                .as("a field that every credit record needs").hasMessageContaining("leftOut");
    }
}

package org.yijian.routes.federation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;
import org.yijian.records.body.CreditType;
import org.yijian.routes.federation.asking.PartnerReply;
import org.yijian.routes.federation.asking.PartnerSearch;
import org.yijian.routes.federation.grant.SearchPurpose;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.Fault;
import org.yijian.security.message.SealedMessage;

import static org.assertj.core.api.Assertions.assertThat;

/** An inspector of one hub searches at the other, over a real connection, in a real index, under the other's rules. */
class PartnerSearchIT extends TwoSearchingHubs {

    @Test
    void aRecordIsFoundAtThePartnerAndBothLogsSaySo() {
        // Given
        grant(b, a, Sensitivity.INTERNAL);
        b.keep(b.credit("P-1", CreditType.PENALTY, "武民罚〔2026〕1号", "消防通道堵塞"));
        indexed(b, 1);

        // When
        PartnerReply reply = ask("消防通道");

        // Then
        assertThat(reply.state()).isEqualTo(PartnerReply.State.ANSWERED);
        assertThat(reply.total()).isEqualTo(1);
        assertThat(reply.hits().getFirst().region()).isEqualTo("510107");
        assertThat(reply.hits().getFirst().highlight()).contains("<mark>");
        assertThat(leaves(a, "ask", "allowed")).isEqualTo(1);
        assertThat(leaves(a, "asked", "answered")).isEqualTo(1);
        assertThat(leaves(b, "answer", "allowed:within-grant")).isEqualTo(1);
        assertThat(a.count("SELECT count(*) FROM ledger.head")).as("nothing is copied").isZero();
        assertThat(a.count("SELECT count(*) FROM ledger.leaf WHERE convert_from(content, 'UTF8') LIKE '%消防通道%' "
                + "OR convert_from(content, 'UTF8') LIKE '%川渝专查%'")).as("words and case stay out of the log").isZero();
    }

    @Test
    void aPartnerThatDoesNotAnswerIsNamedWhenTheTimeIsOver() throws IOException {
        // Given
        grant(b, a, Sensitivity.INTERNAL);
        b.stop();
        try (ServerSocket silent = new ServerSocket(b.port, 50, InetAddress.getLoopbackAddress())) {
            // When
            PartnerReply reply = ask("消防通道");

            // Then
            assertThat(silent.isBound()).isTrue();
            assertThat(reply.state()).isEqualTo(PartnerReply.State.LATE);
            assertThat(reply.fault()).extracting(Fault::code).isEqualTo(FederationError.SEARCH_LATE);
            assertThat(reply.millis()).isEqualTo(PartnerSearch.LIMIT.toMillis());
            assertThat(leaves(a, "asked", "late:" + FederationError.SEARCH_LATE.code())).isEqualTo(1);
        }
    }

    @Test
    void aPartnerThatIsDownIsNamedWithTheReason() {
        // Given
        grant(b, a, Sensitivity.INTERNAL);
        b.stop();

        // When
        PartnerReply reply = ask("消防通道");

        // Then
        assertThat(reply.state()).isEqualTo(PartnerReply.State.FAILED);
        assertThat(reply.fault()).extracting(Fault::code).isEqualTo(FederationError.PORT_CLOSED);
    }

    @Test
    void aSuspendedPartnerIsNeitherAskedNorAnswered() {
        // Given
        grant(b, a, Sensitivity.INTERNAL);

        // When
        b.room.partners().suspend(a.hub, "核查中", "security");
        PartnerReply turnedAway = ask("消防通道");
        a.room.partners().suspend(b.hub, "核查中", "security");
        PartnerReply notAsked = ask("消防通道");

        // Then
        assertThat(turnedAway.fault()).extracting(Fault::code).isEqualTo(FederationError.NOT_KNOWN_THERE);
        assertThat(notAsked.fault()).extracting(Fault::code).isEqualTo(FederationError.PARTNER_NOT_ACTIVE);
        assertThat(a.room.search().choices()).isEmpty();
        assertThat(leaves(b, "answer", "allowed:within-grant")).isZero();
    }

    @Test
    void aReplayedQuestionIsRefused() {
        // Given
        grant(b, a, Sensitivity.INTERNAL);
        SealedMessage question = sealed(a, b, SearchPurpose.CREDIT_REVIEW.wire());

        // When
        String first = answerOf(question);
        String second = answerOf(question);

        // Then
        assertThat(first).contains("\"rule\":\"within-grant\"");
        assertThat(second).contains("\"rule\":\"not-sound\"").contains(FederationError.QUESTION_REPLAYED.code());
        assertThat(leaves(b, "answer", "refused:not-sound")).isEqualTo(1);
    }
}

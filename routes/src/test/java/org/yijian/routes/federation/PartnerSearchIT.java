package org.yijian.routes.federation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.body.CreditType;
import org.yijian.routes.federation.asking.Inquiry;
import org.yijian.routes.federation.asking.PartnerReply;
import org.yijian.routes.federation.asking.PartnerSearch;
import org.yijian.routes.federation.grant.SearchPurpose;
import org.yijian.routes.federation.grant.SearchTerms;
import org.yijian.routes.federation.inquiry.SearchQuestion;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.routes.federation.wire.PartnerConnection;
import org.yijian.routes.kit.Await;
import org.yijian.search.SearchQuery;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Message;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.message.SealedMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An inspector of one hub searches at the other, over a real connection, in a real index, under the other's rules. */
@Timeout(180)
class PartnerSearchIT {

    @TempDir
    private Path folder;
    private Side a;
    private Side b;

    @BeforeEach
    void open() throws IOException {
        a = new Side("500106", folder.resolve("a"));
        b = new Side("510107", folder.resolve("b"));
        Side.introduce(a, b);
    }

    @AfterEach
    void close() throws IOException {
        b.close();
        a.close();
    }

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

    private static void grant(Side provider, Side partner, Sensitivity clearance) {
        grant(provider, partner, clearance, Set.of());
    }

    private static SearchTerms terms(Side provider, Sensitivity clearance, Set<String> leftOut) {
        return new SearchTerms(Set.of("credit", "finding"), Set.of(provider.region), Set.of(), clearance, leftOut,
                Set.of(SearchPurpose.CREDIT_REVIEW.wire(), SearchPurpose.COMPLAINT.wire()), Side.BASIS);
    }

    private static void grant(Side provider, Side partner, Sensitivity clearance, Set<String> leftOut) {
        provider.room.grants().propose(partner.hub, terms(provider, clearance, leftOut), "security");
        provider.room.grants().approve(partner.hub, "approver");
        Await.until("the offer has arrived", () -> partner.room.search().choices().stream()
                .anyMatch(choice -> choice.hub().equals(provider.hub)));
    }

    private static void indexed(Side side, int records) {
        Await.until("the records are in the index", () -> side.search(query(""),
                AccessScope.everything("test")).total() == records);
    }

    private static CanonicalRecord changed(CanonicalRecord record, String key, String region,
            Sensitivity sensitivity) {
        return new CanonicalRecord(record.source(), key, record.facility(), region, record.department(),
                record.occurredAt(), sensitivity, "1.0", record.body());
    }

    private PartnerReply ask(String words) {
        return ask(words, AccessScope.everything("inspector"), SearchPurpose.CREDIT_REVIEW);
    }

    private PartnerReply ask(String words, AccessScope scope, SearchPurpose purpose) {
        List<PartnerReply> replies = a.room.search().ask(new Inquiry(SearchQuestion.of(query(words), scope),
                List.of(b.hub), purpose, "川渝专查〔2026〕7号", "inspector"));
        assertThat(replies).hasSize(1);
        return replies.getFirst();
    }

    private static SearchQuery query(String words) {
        return new SearchQuery(words, Set.of(), Set.of(), Set.of(), Set.of(), null, null, null,
                SearchQuery.Sort.RELEVANCE, 1, 20, false);
    }

    /** A question as one that can seal for a hub makes it. */
    private static SealedMessage sealed(Side from, Side to, String purpose) {
        MessageSealer sealer = new MessageSealer(from.keys, from.clock);
        SearchQuestion question = SearchQuestion.of(query("消防"), AccessScope.everything("inspector"));
        Message message = sealer.message(new MessageSealer.Envelope(from.hub, to.hub, MessageTypes.SEARCH, "search/1",
                purpose, Side.BASIS, java.time.Duration.ofSeconds(30)), 1, "案-1", question.json());
        return sealer.seal(message);
    }

    private String answerOf(SealedMessage question) {
        try (PartnerConnection connection = new PartnerConnection(
                a.room.partners().named(b.hub).trusted().document(), new HopSecurity(a.keys))) {
            return new String(connection.ask(question, PartnerSearch.LIMIT.multipliedBy(10)).content(),
                    java.nio.charset.StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static long leaves(Side side, String action, String decision) {
        return side.sql.sql("SELECT count(*) FROM ledger.leaf WHERE convert_from(content, 'UTF8') LIKE ?")
                .param("%\"action\":\"" + action + "\"%\"decision\":\"" + decision + "%").query(Long.class).single();
    }
}

package org.yijian.routes.federation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
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
import org.yijian.security.message.Message;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.message.SealedMessage;

import static org.assertj.core.api.Assertions.assertThat;

/** Two hubs that know each other, over a real connection, each with a real index. */
@Timeout(180)
abstract class TwoSearchingHubs {

    @TempDir
    private Path folder;
    Side a;
    Side b;

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

    static void grant(Side provider, Side partner, Sensitivity clearance) {
        grant(provider, partner, clearance, Set.of());
    }

    static SearchTerms terms(Side provider, Sensitivity clearance, Set<String> leftOut) {
        return new SearchTerms(Set.of("credit", "finding"), Set.of(provider.region), Set.of(), clearance, leftOut,
                Set.of(SearchPurpose.CREDIT_REVIEW.wire(), SearchPurpose.COMPLAINT.wire()), Side.BASIS);
    }

    static void grant(Side provider, Side partner, Sensitivity clearance, Set<String> leftOut) {
        provider.room.grants().propose(partner.hub, terms(provider, clearance, leftOut), "security");
        provider.room.grants().approve(partner.hub, "approver");
        Await.until("the offer has arrived", () -> partner.room.search().choices().stream()
                .anyMatch(choice -> choice.hub().equals(provider.hub)));
    }

    static void indexed(Side side, int records) {
        Await.until("the records are in the index", () -> side.search(query(""),
                AccessScope.everything("test")).total() == records);
    }

    static CanonicalRecord changed(CanonicalRecord record, String key, String region,
            Sensitivity sensitivity) {
        return new CanonicalRecord(record.source(), key, record.facility(), region, record.department(),
                record.occurredAt(), sensitivity, "1.0", record.body());
    }

    final PartnerReply ask(String words) {
        return ask(words, AccessScope.everything("inspector"), SearchPurpose.CREDIT_REVIEW);
    }

    final PartnerReply ask(String words, AccessScope scope, SearchPurpose purpose) {
        List<PartnerReply> replies = a.room.search().ask(new Inquiry(SearchQuestion.of(query(words), scope),
                List.of(b.hub), purpose, "川渝专查〔2026〕7号", "inspector"));
        assertThat(replies).hasSize(1);
        return replies.getFirst();
    }

    static SearchQuery query(String words) {
        return new SearchQuery(words, Set.of(), Set.of(), Set.of(), Set.of(), null, null, null,
                SearchQuery.Sort.RELEVANCE, 1, 20, false);
    }

    /** A question as one that can seal for a hub makes it. */
    static SealedMessage sealed(Side from, Side to, String purpose) {
        return sealed(from, to, purpose, SearchQuestion.of(query("消防"), AccessScope.everything("inspector")));
    }

    static SealedMessage sealed(Side from, Side to, String purpose, SearchQuestion question) {
        MessageSealer sealer = new MessageSealer(from.keys, from.clock);
        Message message = sealer.message(new MessageSealer.Envelope(from.hub, to.hub, MessageTypes.SEARCH, "search/1",
                purpose, Side.BASIS, java.time.Duration.ofSeconds(30)), 1, "案-1", question.json());
        return sealer.seal(message);
    }

    final String answerOf(SealedMessage question) {
        try (PartnerConnection connection = new PartnerConnection(
                a.room.partners().named(b.hub).trusted().document(), new HopSecurity(a.keys))) {
            return new String(connection.ask(question, PartnerSearch.LIMIT.multipliedBy(10)).content(),
                    java.nio.charset.StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static long leaves(Side side, String action, String decision) {
        return side.sql.sql("SELECT count(*) FROM ledger.leaf WHERE convert_from(content, 'UTF8') LIKE ?")
                .param("%\"action\":\"" + action + "\"%\"decision\":\"" + decision + "%").query(Long.class).single();
    }
}

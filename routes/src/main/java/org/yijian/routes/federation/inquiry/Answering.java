package org.yijian.routes.federation.inquiry;

import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.AuditTrail;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.FederationNeighbours;
import org.yijian.routes.federation.grant.SearchGrants;
import org.yijian.routes.federation.grant.SearchTerms;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.reception.HeaderCheck;
import org.yijian.search.RecordSearch;
import org.yijian.search.SearchResult;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Message;
import org.yijian.security.message.MessageHeader;
import org.yijian.security.message.MessageOpener;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/**
 * Answers partners' questions from this hub's own index, by this hub's own rules. Signature, sender, recipient, life and
 * replay are checked before the index is looked into; the leaf of who asked and how much was answered is durable before
 * the answer leaves.
 */
public final class Answering {

    private final String ownHub;
    private final RecordSearch search;
    private final UnaryOperator<String> hash;
    private final SearchGrants grants;
    private final AuditTrail trail;
    private final MessageOpener opener;
    private final MessageSealer sealer;
    private final HeaderCheck headers;
    private final AskedQuestions questions;
    private final WithheldFields withheld;
    private final Clock clock;

    public Answering(String ownHub, FederationNeighbours neighbours, Transactions transactions, SearchGrants grants,
            AuditTrail trail) {
        this.ownHub = ownHub;
        this.clock = neighbours.clock();
        this.search = neighbours.search();
        this.hash = neighbours.queryHash();
        this.grants = grants;
        this.trail = trail;
        this.opener = new MessageOpener(clock);
        this.sealer = new MessageSealer(neighbours.keys(), clock);
        this.headers = new HeaderCheck(ownHub, clock);
        this.questions = new AskedQuestions(transactions, clock);
        this.withheld = new WithheldFields(neighbours.reader());
    }

    /**
     * The sealed answer to a sealed question, also if it is a refusal.
     *
     * @param partner whose connection it came by; active
     * @throws FaultException if it is no message of this partner at all
     * @throws org.springframework.dao.DataAccessException if the database is away; nothing is answered then
     */
    public SealedMessage answer(Partner partner, SealedMessage sealed) {
        Message message = opener.message(sealed, partner.anchors(clock.instant()));
        SearchAnswer answer = decided(partner, message, sealed);
        SealedMessage reply = sealer.seal(sealer.message(envelope(partner, message.header()), 1,
                message.header().caseId(), answer.json()));
        trail.before(List.of(leaf(partner, message, answer, reply)));
        return reply;
    }

    private SearchAnswer decided(Partner partner, Message message, SealedMessage sealed) {
        MessageHeader header = message.header();
        try {
            headers.check(partner, header);
            if (!header.type().equals(MessageTypes.SEARCH)) {
                throw new FaultException(FederationError.UNKNOWN_TYPE, header.type());
            }
            questions.take(partner, header);
            return byRule(partner, header, SearchQuestion.of(message.body()), sealed.cmsHash());
        } catch (FaultException e) {
            return SearchAnswer.refused(header.id(), sealed.cmsHash(), SearchRule.NOT_SOUND,
                    e.fault().code().code());
        }
    }

    private SearchAnswer byRule(Partner partner, MessageHeader header, SearchQuestion question, String cmsHash) {
        SearchTerms terms = grants.granted(partner.hub()).orElse(null);
        SearchRule rule = SearchRule.of(terms, header, question);
        FederationError error = rule.error();
        if (terms == null || error != null) {
            return SearchAnswer.refused(header.id(), cmsHash, rule,
                    (error == null ? FederationError.SEARCH_NOT_GRANTED : error).code());
        }
        SearchResult found = search.search(question.within(terms), question.scope(partner.hub(), terms));
        List<SearchResult.Hit> hits = withheld.without(terms, question.query().text(), found.hits(), partner.hub());
        boolean counted = terms.leftOut().isEmpty() || question.query().text().isBlank();
        return new SearchAnswer(header.id(), cmsHash, rule.wire(), null, counted ? found.total() : hits.size(),
                counted && found.totalExact(), hits);
    }

    private MessageSealer.Envelope envelope(Partner partner, MessageHeader asked) {
        return new MessageSealer.Envelope(ownHub, partner.hub(), MessageTypes.SEARCH_ANSWER, asked.stream(),
                asked.purpose(), asked.legalBasis(), AskedQuestions.LIFE);
    }

    /** The words and the case only as keyed hashes; what was shown as a commitment. */
    private Leaf leaf(Partner partner, Message message, SearchAnswer answer, SealedMessage reply) {
        String words = message.body().path("text").asString("");
        String shown = answer.hits().stream().map(SearchResult.Hit::id).collect(Collectors.joining(","));
        String object = "query/" + hash.apply(words) + "?message=" + message.header().id() + "&purpose="
                + PurposeText.of(message.header().purpose()) + "&case="
                + hash.apply(String.valueOf(message.header().caseId()))
                + "&hits=" + answer.hits().size() + "&total=" + answer.total();
        String decision = (answer.code() == null ? "allowed:" : "refused:") + answer.rule()
                + (answer.code() == null ? "" : ":" + answer.code());
        return new Leaf(LeafType.SEARCH, partner.hub(), "answer", object, decision, clock.instant(),
                hash.apply(words + '\n' + shown), reply.cmsHash());
    }
}

package org.yijian.routes.federation.asking;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.FederationNeighbours;
import org.yijian.routes.federation.grant.SearchTerms;
import org.yijian.routes.federation.inquiry.SearchAnswer;
import org.yijian.routes.federation.outbox.MessageTypes;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.reception.HeaderCheck;
import org.yijian.search.SearchResult;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Message;
import org.yijian.security.message.MessageHeader;
import org.yijian.security.message.MessageOpener;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/** Seals questions, opens answers, and says in leaves what was asked and answered. */
final class Questions {

    private static final Duration LIFE = Duration.ofMinutes(1);

    private final String ownHub;
    private final MessageSealer sealer;
    private final MessageOpener opener;
    private final HeaderCheck headers;
    private final UnaryOperator<String> hash;
    private final Clock clock;

    Questions(String ownHub, FederationNeighbours neighbours) {
        this.ownHub = ownHub;
        this.clock = neighbours.clock();
        this.sealer = new MessageSealer(neighbours.keys(), clock);
        this.opener = new MessageOpener(clock);
        this.headers = new HeaderCheck(ownHub, clock);
        this.hash = neighbours.queryHash();
    }

    /** Every question is a stream of its own with one message each way, so questions need not wait for each other. */
    Asked ask(Inquiry inquiry, Partner partner, SearchTerms terms) {
        Message message = sealer.message(
                new MessageSealer.Envelope(ownHub, partner.hub(), MessageTypes.SEARCH, "search/" + UUID.randomUUID(),
                        inquiry.purpose().wire(), terms.legalBasis(), LIFE),
                1, inquiry.caseId(), inquiry.question().json());
        return new Asked(partner, terms, inquiry.question(), message, sealer.seal(message));
    }

    /** What a partner answered, after everything about it was checked. */
    Outcome opened(Asked asked, SealedMessage sealed, long millis) {
        Partner partner = asked.partner();
        Message message = opener.message(sealed, partner.anchors(clock.instant()));
        headers.check(partner, message.header());
        SearchAnswer answer = SearchAnswer.of(message.body());
        if (!fits(asked, message.header(), answer)) {
            throw new FaultException(FederationError.ANSWER_WRONG, partner.label());
        }
        String code = answer.code();
        PartnerReply reply = code == null
                ? new PartnerReply(partner.hub(), partner.label(), PartnerReply.State.ANSWERED, null, millis,
                        answer.total(), answer.totalExact(), answer.hits())
                : PartnerReply.without(partner.hub(), partner.label(), PartnerReply.State.REFUSED,
                        refusal(partner.label(), code), millis);
        return new Outcome(reply, sealed.cmsHash());
    }

    private static boolean fits(Asked asked, MessageHeader header, SearchAnswer answer) {
        MessageHeader question = asked.message().header();
        return header.type().equals(MessageTypes.SEARCH_ANSWER) && header.stream().equals(question.stream())
                && header.purpose().equals(question.purpose()) && answer.question().equals(question.id())
                && answer.questionHash().equals(asked.sealed().cmsHash())
                && answer.hits().size() <= asked.question().query().size()
                && answer.hits().stream().allMatch(hit -> within(hit, asked));
    }

    /** A partner that shows more than was asked for is not believed. */
    private static boolean within(SearchResult.Hit hit, Asked asked) {
        Sensitivity most = asked.question().clearance();
        return asked.terms().kinds().contains(hit.kind()) && Arrays.stream(Sensitivity.values())
                .anyMatch(level -> level.wire().equals(hit.sensitivity()) && level.compareTo(most) <= 0);
    }

    private static Fault refusal(String name, String code) {
        return List.of(FederationError.SEARCH_NOT_GRANTED, FederationError.SEARCH_PURPOSE, FederationError.SEARCH_KIND)
                .stream().filter(known -> known.code().equals(code)).findFirst().map(known -> Fault.of(known, name))
                .orElseGet(() -> Fault.of(FederationError.SEARCH_REFUSED, name, code));
    }

    Leaf askedLeaf(Inquiry inquiry, Asked asked) {
        return new Leaf(LeafType.SEARCH, inquiry.actor(), "ask", object(inquiry, asked), "allowed", clock.instant(),
                null, asked.sealed().cmsHash());
    }

    Leaf answeredLeaf(Inquiry inquiry, Asked asked, Outcome outcome) {
        PartnerReply reply = outcome.reply();
        String shown = reply.hits().stream().map(SearchResult.Hit::id).collect(Collectors.joining(","));
        Fault fault = reply.fault();
        String decision = reply.state().wire() + (fault == null ? "" : ":" + fault.code().code());
        return new Leaf(LeafType.SEARCH, inquiry.actor(), "asked", object(inquiry, asked) + "&hits="
                + reply.hits().size() + "&total=" + reply.total(), decision, clock.instant(),
                hash.apply(inquiry.question().query().text() + '\n' + shown), outcome.answerHash());
    }

    private String object(Inquiry inquiry, Asked asked) {
        return "query/" + hash.apply(inquiry.question().query().text()) + "?partner=" + asked.partner().hub()
                + "&message=" + asked.message().header().id() + "&purpose=" + inquiry.purpose().wire() + "&case="
                + hash.apply(inquiry.caseId());
    }
}

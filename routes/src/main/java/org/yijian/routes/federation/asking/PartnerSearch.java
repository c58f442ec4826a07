package org.yijian.routes.federation.asking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.springframework.dao.TransientDataAccessResourceException;
import org.yijian.routes.federation.AuditTrail;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.FederationNeighbours;
import org.yijian.routes.federation.grant.SearchGrants;
import org.yijian.routes.federation.grant.SearchTerms;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.partner.Partners;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;

/**
 * Asks partners side by side and waits no longer than {@link #LIMIT} for all of them. That each was asked is in the log
 * before the question leaves; how each answered is in the log before anything is shown.
 */
public final class PartnerSearch implements AutoCloseable {

    /** How long a person waits for all partners together. */
    public static final Duration LIMIT = Duration.ofSeconds(2);

    private final Partners partners;
    private final SearchGrants grants;
    private final AuditTrail trail;
    private final Questions questions;
    private final Connections connections;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public PartnerSearch(String ownHub, FederationNeighbours neighbours, Partners partners, SearchGrants grants,
            AuditTrail trail, HopSecurity security) {
        this.partners = partners;
        this.grants = grants;
        this.trail = trail;
        this.questions = new Questions(ownHub, neighbours);
        this.connections = new Connections(security);
    }

    /**
     * A partner that may be asked.
     *
     * @param hub its id
     * @param name its name in Chinese
     * @param region code of the region it serves
     * @param terms what it lets this hub find
     */
    public record Choice(String hub, String name, String region, SearchTerms terms) {}

    /** Partners that are active and let this hub search. */
    public List<Choice> choices() {
        Map<String, SearchTerms> offers = grants.offers();
        return partners.active().stream().filter(partner -> offers.containsKey(partner.hub()))
                .map(partner -> new Choice(partner.hub(), partner.label(), partner.trusted().document().region(),
                        java.util.Objects.requireNonNull(offers.get(partner.hub()))))
                .toList();
    }

    /**
     * Asks, and gives one reply for each partner in the order asked, late and failed ones too.
     *
     * @throws org.springframework.dao.DataAccessException if the log cannot be written; nothing must be shown then
     */
    public List<PartnerReply> ask(Inquiry inquiry) {
        Map<String, SearchTerms> offers = grants.offers();
        List<Partner> active = partners.active();
        List<Object> asked = inquiry.partners().stream().map(hub -> asked(inquiry, hub, active, offers)).toList();
        List<Asked> sent = asked.stream().filter(Asked.class::isInstance).map(Asked.class::cast).toList();
        trail.before(sent.stream().map(each -> questions.askedLeaf(inquiry, each)).toList());
        List<PartnerReply> replies = new ArrayList<>();
        List<Leaf> leaves = new ArrayList<>();
        var outcomes = outcomes(sent).iterator();
        for (Object each : asked) {
            if (each instanceof Asked question) {
                Outcome outcome = outcomes.next();
                replies.add(outcome.reply());
                leaves.add(questions.answeredLeaf(inquiry, question, outcome));
            } else {
                replies.add((PartnerReply) each);
            }
        }
        trail.before(leaves);
        return replies;
    }

    /** {@link Asked}, or a {@link PartnerReply} that says why not. */
    private Object asked(Inquiry inquiry, String hub, List<Partner> active, Map<String, SearchTerms> offers) {
        Partner partner = active.stream().filter(each -> each.hub().equals(hub)).findFirst().orElse(null);
        if (partner == null) {
            return PartnerReply.without(hub, hub, PartnerReply.State.REFUSED,
                    Fault.of(FederationError.PARTNER_NOT_ACTIVE, hub), 0);
        }
        SearchTerms terms = offers.get(hub);
        if (terms == null) {
            return PartnerReply.without(hub, partner.label(), PartnerReply.State.REFUSED,
                    Fault.of(FederationError.SEARCH_NOT_GRANTED, partner.label()), 0);
        }
        return questions.ask(inquiry, partner, terms);
    }

    private List<Outcome> outcomes(List<Asked> sent) {
        long start = System.nanoTime();
        try {
            List<Future<Outcome>> futures = threads.invokeAll(
                    sent.stream().map(each -> (java.util.concurrent.Callable<Outcome>) () -> one(each, start)).toList(),
                    LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < futures.size(); i++) {
                outcomes.add(outcome(futures.get(i), sent.get(i)));
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientDataAccessResourceException("interrupted while partners were asked", e);
        }
    }

    private Outcome one(Asked asked, long start) throws InterruptedException {
        try {
            var answer = connections.to(asked.partner()).ask(asked.sealed(), LIMIT);
            return questions.opened(asked, answer, millis(start));
        } catch (FaultException e) {
            boolean late = e.fault().code() == FederationError.NO_ANSWER && millis(start) >= LIMIT.toMillis();
            return late
                    ? late(asked)
                    : new Outcome(PartnerReply.without(asked.partner().hub(), asked.partner().label(),
                            PartnerReply.State.FAILED, e.fault(), millis(start)), null);
        }
    }

    private static Outcome outcome(Future<Outcome> future, Asked asked) throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException e) {
            return late(asked);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e);
        }
    }

    private static Outcome late(Asked asked) {
        String name = asked.partner().label();
        return new Outcome(PartnerReply.without(asked.partner().hub(), name, PartnerReply.State.LATE,
                Fault.of(FederationError.SEARCH_LATE, name, LIMIT.toSeconds()), LIMIT.toMillis()), null);
    }

    private static long millis(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        connections.close();
    }
}

package org.yijian.routes.federation.partner;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.AuditTrail;
import org.yijian.routes.federation.FederationError;
import org.yijian.security.error.FaultException;
import org.yijian.security.partner.TrustDocument;
import org.yijian.security.partner.TrustDocumentFile;
import org.yijian.security.proof.LeafType;
import org.yijian.security.proof.NoteVerifier;

/**
 * The partner hubs and the steps of introducing them. Every step leaves a {@code trust} leaf that is durable before the
 * step takes effect; a partner becomes active only by two different people who both compared its code.
 */
public final class Partners {

    /** How long another node's change may go unnoticed. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private final PartnerRows rows;
    private final AuditTrail trail;
    private final String ownHub;
    private final Set<String> ownLogs;
    private final Clock clock;
    private volatile @Nullable Snapshot snapshot;
    private long changes;

    private record Snapshot(List<Partner> partners, long readAt) {}

    /** @param ownLogs names of this hub's log */
    public Partners(Transactions transactions, AuditTrail trail, String ownHub, Set<String> ownLogs,
            Duration refuseAfter, Clock clock) {
        this.rows = new PartnerRows(transactions, refuseAfter);
        this.trail = trail;
        this.ownHub = ownHub;
        this.ownLogs = Set.copyOf(ownLogs);
        this.clock = clock;
    }

    /** All partners by id. */
    public List<Partner> all() {
        return rows.all();
    }

    /**
     * One partner.
     *
     * @throws FaultException {@link FederationError#PARTNER_UNKNOWN}
     */
    public Partner named(String hub) {
        return rows.named(hub).orElseThrow(() -> new FaultException(FederationError.PARTNER_UNKNOWN, hub));
    }

    /** Those that may exchange messages now, as of a second ago. */
    public List<Partner> active() {
        Instant now = clock.instant();
        return known().stream().filter(partner -> partner.activeAt(now)).toList();
    }

    /** The active partner that shows this certificate on a connection; empty for anybody else, and while the database is away. */
    public Optional<Partner> showing(X509Certificate certificate) {
        try {
            Instant now = clock.instant();
            return active().stream().filter(partner -> partner.shows(certificate, now)).findFirst();
        } catch (DataAccessException away) {
            return Optional.empty();
        }
    }

    /** Reads them anew at the next question; what somebody is reading at this moment is not kept. */
    public synchronized void refresh() {
        changes++;
        snapshot = null;
    }

    private List<Partner> known() {
        Snapshot last = snapshot;
        if (last == null || System.nanoTime() - last.readAt() > KNOWN_FOR.toNanos()) {
            long seen = changesSeen();
            last = new Snapshot(rows.all(), System.nanoTime());
            keep(last, seen);
        }
        return last.partners();
    }

    private synchronized long changesSeen() {
        return changes;
    }

    /** Unless something changed since it was begun: a partner that was just suspended would go on for a second. */
    private synchronized void keep(Snapshot read, long seen) {
        if (changes == seen) {
            snapshot = read;
        }
    }

    /** Notes that a hub was given this hub's trust document. */
    public void invite(String hub, String actor) {
        requireOther(hub);
        Optional<Partner> known = rows.named(hub);
        if (known.isPresent() && known.get().state() != PartnerState.ENDED) {
            return;
        }
        trail.before(LeafType.TRUST, actor, "invite", object(hub), "allowed");
        change(() -> rows.change(hub, PartnerState.INVITED, null, actor, clock.instant()));
    }

    /**
     * Takes up a partner's trust document.
     *
     * @param file what the partner gave out
     * @param code what was read on the telephone, which counts as the first approval; null if nobody compared yet
     * @return the partner as it is then
     */
    public Partner propose(byte[] file, @Nullable String code, String actor) {
        TrustDocumentFile.Read read = TrustDocumentFile.read(file, clock);
        TrustDocument document = read.document();
        requireOther(document.hub());
        rows.named(document.hub()).map(Partner::trust).ifPresent(trust -> {
            if (trust.document().sequence() >= document.sequence()) {
                throw new FaultException(FederationError.DOCUMENT_NOT_NEWER, document.sequence(),
                        trust.document().sequence());
            }
        });
        requireOwnLog(document);
        if (code != null) {
            requireCode(read, code);
        }
        trail.before(LeafType.TRUST, actor, "propose", object(document.hub()), read.sealed().cmsHash());
        change(() -> rows.propose(new Partner.Proposal(read, actor, code == null ? null : actor), clock.instant()));
        return named(document.hub());
    }

    /**
     * Takes what a partner says of itself over its own sealed message. Only certificates under the same authority may
     * differ for it to count without people; the same document again changes nothing.
     */
    public void renewed(Partner partner, byte[] file, TrustDocumentFile.Read read) {
        TrustDocument known = partner.trusted().document();
        TrustDocument fresh = read.document();
        if (fresh.sequence() <= known.sequence()) {
            return;
        }
        if (!fresh.renews(known)) {
            propose(file, null, partner.hub());
            return;
        }
        trail.before(LeafType.TRUST, partner.hub(), "renew", object(partner.hub()), read.sealed().cmsHash());
        change(() -> rows.renew(read));
    }

    /** Approves the document that waits, after its code was compared. The second approval puts it in force. */
    public Partner approve(String hub, String code, String actor) {
        Partner.Proposal proposal = waiting(named(hub));
        requireCode(proposal.trust(), code);
        if (actor.equals(proposal.approvedBy())) {
            throw new FaultException(FederationError.SAME_PERSON, actor);
        }
        requireOwnLog(proposal.trust().document());
        boolean first = proposal.approvedBy() == null;
        trail.before(LeafType.TRUST, actor, first ? "approve-first" : "approve-second", object(hub),
                proposal.trust().sealed().cmsHash());
        change(() -> {
            if (first) {
                rows.propose(new Partner.Proposal(proposal.trust(), proposal.proposedBy(), actor), clock.instant());
            } else {
                rows.activate(proposal, actor, clock.instant());
            }
        });
        return named(hub);
    }

    /** Stops all messages from and to a partner at once. One person is enough to close a door. */
    public void suspend(String hub, String reason, String actor) {
        Partner partner = named(hub);
        require(partner, partner.state() == PartnerState.ACTIVE);
        step(partner, "suspend", PartnerState.SUSPENDED, reason, actor);
    }

    /** Lets messages pass again; never by the one who suspended. */
    public void resume(String hub, String actor) {
        Partner partner = named(hub);
        require(partner, partner.state() == PartnerState.SUSPENDED);
        if (partner.changedBy().equals(actor)) {
            throw new FaultException(FederationError.SAME_PERSON, actor);
        }
        step(partner, "resume", PartnerState.ACTIVE, null, actor);
    }

    /** Ends the partnership. */
    public void end(String hub, String reason, String actor) {
        Partner partner = named(hub);
        require(partner, partner.state() != PartnerState.ENDED);
        step(partner, "end", PartnerState.ENDED, reason, actor);
        change(() -> rows.dropProposal(hub));
    }

    private void step(Partner partner, String action, PartnerState to, @Nullable String note, String actor) {
        trail.before(LeafType.TRUST, actor, action, object(partner.hub()), to.wire());
        change(() -> rows.change(partner.hub(), to, note, actor, clock.instant()));
    }

    private void change(Runnable change) {
        change.run();
        refresh();
    }

    private void requireOther(String hub) {
        if (hub.equals(ownHub)) {
            throw new FaultException(FederationError.OWN_DOCUMENT);
        }
    }

    /** A log with the name of another's could have that one's checkpoints refused. */
    private void requireOwnLog(TrustDocument document) {
        Map<String, String> owners = new HashMap<>();
        ownLogs.forEach(name -> owners.put(name, ownHub));
        rows.all().stream().filter(each -> each.trust() != null && !each.hub().equals(document.hub()))
                .forEach(each -> logs(each.trusted().document()).forEach(name -> owners.put(name, each.hub())));
        logs(document).filter(owners::containsKey).findFirst().ifPresent(name -> {
            throw new FaultException(FederationError.LOG_NAME_TAKEN, name, String.valueOf(owners.get(name)));
        });
    }

    private static Stream<String> logs(TrustDocument document) {
        return document.logKeys().stream().map(key -> NoteVerifier.parse(key).name());
    }

    private static Partner.Proposal waiting(Partner partner) {
        Partner.Proposal proposal = partner.proposal();
        if (proposal == null) {
            throw new FaultException(FederationError.WRONG_STEP, partner.hub(), partner.state().chinese());
        }
        return proposal;
    }

    private static void require(Partner partner, boolean possible) {
        if (!possible) {
            throw new FaultException(FederationError.WRONG_STEP, partner.hub(), partner.state().chinese());
        }
    }

    private static void requireCode(TrustDocumentFile.Read read, String code) {
        if (!read.code().matches(code)) {
            throw new FaultException(FederationError.CODE_DIFFERS);
        }
    }

    private static String object(String hub) {
        return "partner/" + hub;
    }
}

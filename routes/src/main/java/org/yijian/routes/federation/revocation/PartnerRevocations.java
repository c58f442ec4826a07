package org.yijian.routes.federation.revocation;

import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.Rounds;
import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.partner.Partners;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.routes.federation.wire.PartnerConnection;
import org.yijian.security.error.FaultException;
import org.yijian.security.trust.RevocationList;

/**
 * Fetches the partners' lists of revoked certificates and answers about single ones ahead of their use, takes those
 * that a partner brings, and keeps the newest. A message never waits for the network: it is judged by what is known, and
 * refused where that is too old.
 */
public final class PartnerRevocations implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerRevocations.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final Duration UNANSWERED_AGAIN = Duration.ofSeconds(20);
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Partners partners;
    private final Transactions transactions;
    private final HopSecurity security;
    private final CertificateAnswers answers;
    private final RevocationAges ages;
    private final Clock clock;
    private final Map<String, Long> triedAt = new ConcurrentHashMap<>();
    private final Rounds rounds = new Rounds();

    public PartnerRevocations(Partners partners, Transactions transactions, HopSecurity security,
            CertificateAnswers answers, RevocationAges ages, Clock clock) {
        this.partners = partners;
        this.transactions = transactions;
        this.security = security;
        this.answers = answers;
        this.ages = ages;
        this.clock = clock;
    }

    /** Partners of whom what is known is so old that somebody should look. */
    public List<Partner> ageing() {
        return partners.active().stream().filter(partner -> older(partner, ages.alarm())).toList();
    }

    private boolean older(Partner partner, Duration age) {
        return partner.revocations().asOf().plus(age).isBefore(clock.instant());
    }

    /** Looks from now on. */
    public void start() {
        rounds.every(LOOK, "federation-revocations", this::round);
    }

    private void round() throws InterruptedException {
        for (Partner partner : partners.active()) {
            boolean missing = partner.revocations().lists().isEmpty();
            boolean due = missing || older(partner, ages.fetch());
            if ((due || CertificateAnswers.missing(partner))
                    && triedBefore(partner.hub(), due ? AGAIN : UNANSWERED_AGAIN)) {
                fetch(partner);
            }
        }
    }

    private boolean triedBefore(String hub, Duration rest) {
        Long last = triedAt.get(hub);
        boolean due = last == null || System.nanoTime() - last > rest.toNanos();
        if (due) {
            triedAt.put(hub, System.nanoTime());
        }
        return due;
    }

    /** Fetches the lists of one partner and asks about its certificates now; tells whether there was anything new. */
    public boolean fetch(Partner partner) throws InterruptedException {
        boolean answered = answers.fetch(partner);
        boolean listed = lists(partner);
        partners.refresh();
        return answered || listed;
    }

    private boolean lists(Partner partner) throws InterruptedException {
        try (PartnerConnection connection = new PartnerConnection(partner.trusted().document(), security)) {
            List<RevocationList> lists = connection.revocations();
            keep(partner, lists);
            return !lists.isEmpty();
        } catch (FaultException e) {
            LOG.debug("Lists of {} are fetched later: {}", partner.hub(), e.fault().code().code());
            return false;
        }
    }

    /**
     * Takes the lists that a partner brings itself, because it has no hub where they could be fetched. They count by the
     * signatures of its authorities, not by who brings them, so they are taken also when what was known is too old.
     *
     * @return the partner with what is known now
     * @throws FaultException {@link FederationError#REVOCATIONS_NOT_NEWER}; none of them is kept then
     */
    public Partner take(Partner partner, List<RevocationList> lists) {
        keep(partner, lists);
        partners.refresh();
        return partners.named(partner.hub());
    }

    private void keep(Partner partner, List<RevocationList> lists) {
        transactions.call("keep lists of revoked certificates", connection -> {
            Query.of(connection, "SELECT hub FROM federation.partner WHERE hub = ? FOR UPDATE", partner.hub())
                    .list(row -> row.getString(1));
            lists.forEach(list -> keep(connection, partner, list));
            return true;
        });
    }

    /** Never an older one over a newer one, and none from the future. */
    private void keep(Connection connection, Partner partner, RevocationList list) {
        boolean older = known(connection, partner, list.national()).stream().anyMatch(last -> overtaken(list, last));
        if (older || list.thisUpdate().isAfter(clock.instant().plus(AHEAD))) {
            LOG.warn("A list of {} is older than the last one, or from the future, and is not taken", partner.hub());
            throw new FaultException(FederationError.REVOCATIONS_NOT_NEWER, partner.hub(), list.thisUpdate());
        }
        Query.of(connection, """
                INSERT INTO federation.revocation_list (partner, national, content) VALUES (?, ?, ?)
                ON CONFLICT (partner, national) DO UPDATE SET content = excluded.content""", partner.hub(),
                list.national(), list.encoded()).update();
    }

    private static boolean overtaken(RevocationList list, RevocationList last) {
        int number = list.number().compareTo(last.number());
        return number < 0 || number == 0 && list.thisUpdate().isBefore(last.thisUpdate());
    }

    /** The one that is kept; none if it is of an authority that the partner no longer has. */
    private static List<RevocationList> known(Connection connection, Partner partner, boolean national) {
        X509Certificate authority = national
                ? partner.trusted().document().nationalAuthority()
                : partner.trusted().document().authority();
        List<byte[]> kept = Query.of(connection,
                "SELECT content FROM federation.revocation_list WHERE partner = ? AND national = ?", partner.hub(),
                national).list(row -> row.getBytes(1));
        try {
            return authority == null
                    ? List.of()
                    : kept.stream().map(each -> RevocationList.read(each, authority)).toList();
        } catch (FaultException another) {
            LOG.debug("The list that is kept is by another authority", another);
            return List.of();
        }
    }

    @Override
    public void close() {
        rounds.close();
        answers.close();
    }
}

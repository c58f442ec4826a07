package org.yijian.routes.federation.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.Rounds;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.partner.Partners;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.routes.federation.wire.PartnerConnection;
import org.yijian.security.error.FaultException;
import org.yijian.security.trust.RevocationList;

/**
 * Fetches the partners' lists of revoked certificates and answers about single ones ahead of their use, and keeps the
 * newest. A message never waits for
 * the network: it is judged by what is known, and refused where that is too old.
 */
public final class PartnerRevocations implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerRevocations.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration AGAIN = Duration.ofSeconds(5);

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
            if ((missing || older(partner, ages.fetch())) && triedLongAgo(partner.hub())) {
                fetch(partner);
            }
        }
    }

    private boolean triedLongAgo(String hub) {
        Long last = triedAt.get(hub);
        boolean due = last == null || System.nanoTime() - last > AGAIN.toNanos();
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
            lists.forEach(list -> keep(partner, list));
            return !lists.isEmpty();
        } catch (FaultException e) {
            LOG.debug("Lists of {} are fetched later: {}", partner.hub(), e.fault().code().code());
            return false;
        }
    }

    /** Never an older one over a newer one, and none from the future. */
    private void keep(Partner partner, RevocationList list) {
        Instant latest = clock.instant().plus(Duration.ofMinutes(5));
        boolean older = partner.revocations().lists().stream().anyMatch(known -> known.national() == list.national()
                && known.number().compareTo(list.number()) > 0);
        if (older || list.thisUpdate().isAfter(latest)) {
            LOG.warn("A list of {} is older than the last one, or from the future, and is not taken", partner.hub());
            return;
        }
        transactions.call("keep a list of revoked certificates", connection -> Query.of(connection, """
                INSERT INTO federation.revocation_list (partner, national, content) VALUES (?, ?, ?)
                ON CONFLICT (partner, national) DO UPDATE SET content = excluded.content""", partner.hub(),
                list.national(), list.encoded()).update());
    }

    @Override
    public void close() {
        rounds.close();
        answers.close();
    }
}

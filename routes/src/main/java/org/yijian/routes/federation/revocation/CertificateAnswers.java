package org.yijian.routes.federation.revocation;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.routes.federation.wire.PartnerConnection;
import org.yijian.security.error.FaultException;
import org.yijian.security.partner.TrustDocument;
import org.yijian.security.trust.KeyAlgorithm;
import org.yijian.security.trust.OcspAnswer;
import org.yijian.security.trust.OcspQuestion;

/**
 * Asks about each certificate of a partner (RFC 6960) once the last answer stands no more: the responder that the
 * certificate names, if it may be asked, else the partner itself, which answers for its own authorities. Whoever keeps
 * the answer back, or sends none that counts, changes nothing of what is known: it gets older.
 */
public final class CertificateAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateAnswers.class);

    private final Transactions transactions;
    private final HopSecurity security;
    private final Responders responders;
    private final Clock clock;

    public CertificateAnswers(Transactions transactions, HopSecurity security, Responders responders, Clock clock) {
        this.transactions = transactions;
        this.security = security;
        this.responders = responders;
        this.clock = clock;
    }

    /** Whether there is a certificate of the partner of which no answer says anything, not even an old one. */
    static boolean missing(Partner partner) {
        return certificates(partner).anyMatch(each -> !partner.revocations().answered(each, Instant.MIN));
    }

    private static Stream<X509Certificate> certificates(Partner partner) {
        TrustDocument document = partner.trusted().document();
        return Stream.concat(document.messageCertificates().stream(), document.tlsCertificates().stream());
    }

    /** Asks about what no answer stands for; tells whether there are new ones. */
    boolean fetch(Partner partner) throws InterruptedException {
        TrustDocument document = partner.trusted().document();
        Instant now = clock.instant();
        List<X509Certificate> open = certificates(partner)
                .filter(certificate -> !partner.revocations().answered(certificate, now)).toList();
        boolean found = false;
        try (PartnerConnection connection = new PartnerConnection(document, security)) {
            for (X509Certificate certificate : open) {
                found |= ask(partner, certificate, connection);
            }
        } catch (FaultException e) {
            LOG.debug("{} is asked again later: {}", partner.hub(), e.fault().code().code());
        }
        return found;
    }

    private boolean ask(Partner partner, X509Certificate certificate, PartnerConnection connection)
            throws InterruptedException {
        TrustDocument document = partner.trusted().document();
        X509Certificate national = document.nationalAuthority();
        OcspQuestion question = new OcspQuestion(certificate,
                national != null && KeyAlgorithm.isSm2(certificate) ? national : document.authority());
        try {
            Optional<URI> named = responders.of(certificate);
            OcspAnswer answer = question.accept(named.isPresent()
                    ? responders.ask(named.get(), question)
                    : connection.answer(question), clock.instant());
            keep(partner, certificate, answer);
            return true;
        } catch (FaultException e) {
            LOG.debug("{} is asked again later about a certificate: {}", partner.hub(), e.fault().code().code());
            return false;
        } catch (IllegalArgumentException e) {
            LOG.warn("A certificate of {} names a responder that cannot be read: {}", partner.hub(), e.getMessage());
            return false;
        }
    }

    private void keep(Partner partner, X509Certificate certificate, OcspAnswer answer) {
        transactions.call("keep an answer about a certificate", connection -> Query.of(connection, """
                INSERT INTO federation.certificate_answer (partner, national, serial, content) VALUES (?, ?, ?, ?)
                ON CONFLICT (partner, national, serial) DO UPDATE SET content = excluded.content""", partner.hub(),
                answer.national(), certificate.getSerialNumber().toString(), answer.encoded()).update());
    }

    void close() {
        responders.close();
    }
}

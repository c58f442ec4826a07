package org.yijian.routes.federation.partner;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.yijian.security.trust.OcspAnswer;
import org.yijian.security.trust.RevocationList;
import org.yijian.security.trust.RevocationStatement;

/**
 * What is known of a partner's revoked certificates.
 *
 * @param lists by its authorities, those that were fetched
 * @param answers about single certificates of its trust document
 * @param asOf as of when it is complete, by the lists or by the answers, whichever are newer; when two people approved the
 *        trust document, if that is later: it says as well that its certificates count
 */
public record KnownRevocations(List<RevocationList> lists, List<OcspAnswer> answers, Instant asOf) {

    public KnownRevocations {
        lists = List.copyOf(lists);
        answers = List.copyOf(answers);
    }

    /** All of it: whatever one of them names as revoked is. */
    public List<RevocationStatement> statements() {
        return Stream.<RevocationStatement>concat(lists.stream(), answers.stream()).toList();
    }

    /** Whether an answer that still stands says something of this certificate. */
    public boolean answered(X509Certificate certificate, Instant now) {
        return answers.stream().anyMatch(each -> each.status(certificate) != OcspAnswer.Status.UNKNOWN
                && now.isBefore(each.nextUpdate()));
    }
}

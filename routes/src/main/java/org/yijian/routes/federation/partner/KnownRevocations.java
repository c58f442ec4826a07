package org.yijian.routes.federation.partner;

import java.time.Instant;
import java.util.List;

import org.yijian.security.trust.RevocationList;

/**
 * What is known of a partner's revoked certificates.
 *
 * @param lists by its authorities, those that were fetched
 * @param asOf when the oldest of them was made; when two people approved the trust document, if that is later: it says as
 *        well that its certificates count
 */
public record KnownRevocations(List<RevocationList> lists, Instant asOf) {

    public KnownRevocations {
        lists = List.copyOf(lists);
    }
}

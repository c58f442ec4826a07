package org.yijian.routes.federation.witness;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.partner.Partners;
import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.witness.KnownLogs;

/**
 * The logs that active partners name in their trust documents. Knows none until the federation room is open, and follows
 * partners as they come and go. No two partners have a log of one name: {@link Partners} sees to that.
 */
public final class PartnerLogs implements KnownLogs {

    private volatile @Nullable Partners partners;

    /** Looks at these partners from now on. */
    public void follow(Partners known) {
        partners = known;
    }

    /** @throws org.springframework.dao.DataAccessException while the database is away */
    @Override
    public List<NoteVerifier> keys(String origin) {
        Partners known = partners;
        return known == null
                ? List.of()
                : known.active().stream().flatMap(PartnerLogs::keys).filter(key -> key.name().equals(origin)).toList();
    }

    static Stream<NoteVerifier> keys(Partner partner) {
        return partner.trusted().document().logKeys().stream().map(NoteVerifier::parse);
    }
}

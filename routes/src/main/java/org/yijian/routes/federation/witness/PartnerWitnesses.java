package org.yijian.routes.federation.witness;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.dao.DataAccessException;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.partner.Partners;
import org.yijian.routes.federation.wire.HopSecurity;
import org.yijian.routes.federation.wire.PartnerConnection;
import org.yijian.security.partner.TrustDocument;
import org.yijian.security.witness.CosignatureKey;

/** The active partners whose trust documents name a key for witnessing. While the database is away, those of before. */
public final class PartnerWitnesses implements AutoCloseable {

    private final Partners partners;
    private final HopSecurity security;
    private final Map<String, Kept> kept = new HashMap<>();
    private List<Guest> last = List.of();

    /**
     * A partner that cosigns this hub's checkpoints.
     *
     * @param hub its id
     * @param keys what its cosignatures are checked with, in the order of their making; the last signs now
     * @param ended which of them sign no more, by when they stopped
     * @param http trusts this partner only, and shows this hub's certificate
     * @param prefix where it takes checkpoints
     */
    public record Guest(String hub, List<CosignatureKey> keys, Map<String, Instant> ended, HttpClient http,
            URI prefix) {

        public Guest {
            keys = List.copyOf(keys);
        }
    }

    private record Kept(String document, Guest guest, PartnerConnection connection) {}

    public PartnerWitnesses(Partners partners, HopSecurity security) {
        this.partners = partners;
        this.security = security;
    }

    /** All of now; the same objects for as long as a partner's trust document stays. */
    public synchronized List<Guest> all() {
        try {
            List<Partner> wanted = partners.active().stream()
                    .filter(partner -> !partner.trusted().document().witnessKeys().isEmpty()).toList();
            forgetAllBut(wanted);
            last = wanted.stream().map(this::guest).toList();
        } catch (DataAccessException away) {
            return last;
        }
        return last;
    }

    private void forgetAllBut(List<Partner> wanted) {
        kept.entrySet().removeIf(entry -> {
            boolean stays = wanted.stream().anyMatch(partner -> partner.hub().equals(entry.getKey())
                    && partner.trusted().sealed().cmsHash().equals(entry.getValue().document()));
            if (!stays) {
                entry.getValue().connection().close();
            }
            return !stays;
        });
    }

    private Guest guest(Partner partner) {
        return kept.computeIfAbsent(partner.hub(), hub -> {
            var document = partner.trusted().document();
            PartnerConnection connection = new PartnerConnection(document, security);
            return new Kept(partner.trusted().sealed().cmsHash(), new Guest(hub,
                    keys(document), document.ended(), connection.http(),
                    URI.create("https://" + document.endpoint().getRawAuthority() + "/federation/witness")),
                    connection);
        }).guest();
    }

    /** Those of before first; what ended is perhaps a key of the log. */
    private static List<CosignatureKey> keys(TrustDocument document) {
        Stream<String> before = document.ended().keySet().stream()
                .filter(key -> !document.witnessKeys().contains(key)).filter(CosignatureKey::is).sorted();
        return Stream.concat(before, document.witnessKeys().stream()).map(CosignatureKey::parse).toList();
    }

    @Override
    public synchronized void close() {
        kept.values().forEach(each -> each.connection().close());
        kept.clear();
    }
}

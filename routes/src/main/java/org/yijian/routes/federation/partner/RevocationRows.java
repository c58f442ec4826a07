package org.yijian.routes.federation.partner;

import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.security.error.FaultException;
import org.yijian.security.partner.TrustDocument;
import org.yijian.security.seal.Digests;
import org.yijian.security.trust.OcspAnswer;
import org.yijian.security.trust.RevocationList;
import org.yijian.security.trust.RevocationStatement;

/** What is kept of a partner's revoked certificates, read with the partner. */
final class RevocationRows {

    /** Columns to be read by {@link #known}: two lists, and answers by both authorities. */
    static final String COLUMNS = """
            l.content, m.content,
            (SELECT array_agg(a.content) FROM federation.certificate_answer a
             WHERE a.partner = p.hub AND NOT a.national),
            (SELECT array_agg(a.content) FROM federation.certificate_answer a
             WHERE a.partner = p.hub AND a.national)""";

    private static final Logger LOG = LoggerFactory.getLogger(RevocationRows.class);

    private static final int KEPT = 2_000;

    /** What was read before: partners are read every second, and reading checks signatures. */
    private final Map<Encoded, RevocationStatement> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Encoded, RevocationStatement> eldest) {
            return size() > KEPT;
        }
    };

    private record Encoded(String sha256, X509Certificate authority) {}

    /**
     * Reads what is known.
     *
     * @param from the first of the columns
     * @param approved when two people approved the document
     */
    synchronized KnownRevocations known(@Nullable TrustDocument trust, Instant approved, ResultSet row, int from)
            throws SQLException {
        if (trust == null) {
            return new KnownRevocations(List.of(), List.of(), approved);
        }
        X509Certificate second = trust.nationalAuthority();
        List<RevocationList> lists = new ArrayList<>();
        add(lists, row.getBytes(from), trust.authority(), RevocationList.class);
        List<OcspAnswer> answers = new ArrayList<>();
        for (byte[] each : contents(row, from + 2)) {
            add(answers, each, trust.authority(), OcspAnswer.class);
        }
        if (second != null) {
            add(lists, row.getBytes(from + 1), second, RevocationList.class);
            for (byte[] each : contents(row, from + 3)) {
                add(answers, each, second, OcspAnswer.class);
            }
        }
        Instant listed = lists.size() == (second == null ? 1 : 2) ? oldest(lists) : Instant.MIN;
        Instant answered = complete(trust, answers) ? oldest(answers) : Instant.MIN;
        return new KnownRevocations(lists, answers,
                Stream.of(listed, answered, approved).max(Instant::compareTo).orElse(approved));
    }

    /** What an authority said that the trust document no longer names says nothing. */
    private <T extends RevocationStatement> void add(List<T> known, byte @Nullable [] encoded,
            X509Certificate authority, Class<T> kind) {
        if (encoded != null) {
            try {
                known.add(kind.cast(kept.computeIfAbsent(
                        new Encoded(Digests.hex(Digests.sha256(encoded)), authority),
                        key -> kind == OcspAnswer.class
                                ? OcspAnswer.read(encoded, authority)
                                : RevocationList.read(encoded, authority))));
            } catch (FaultException another) {
                LOG.debug("By another authority", another);
            }
        }
    }

    private static List<byte[]> contents(ResultSet row, int column) throws SQLException {
        java.sql.Array array = row.getArray(column);
        return array == null ? List.of() : List.of((byte[][]) array.getArray());
    }

    private static Instant oldest(Collection<? extends RevocationStatement> statements) {
        return statements.stream().map(RevocationStatement::thisUpdate).min(Instant::compareTo).orElse(Instant.MIN);
    }

    /** Whether answers cover every certificate of the document. */
    private static boolean complete(TrustDocument trust, List<OcspAnswer> answers) {
        return Stream.concat(trust.messageCertificates().stream(), trust.tlsCertificates().stream())
                .allMatch(certificate -> answers.stream()
                        .anyMatch(each -> each.status(certificate) != OcspAnswer.Status.UNKNOWN));
    }
}

package org.yijian.routes.federation.partner;

import java.security.cert.X509Certificate;

import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.witness.CosignatureKey;

/**
 * Under which names this hub's keys for notes are known.
 *
 * @param log the log's name
 * @param witness the name under which it cosigns other logs
 */
public record NoteNames(String log, String witness) {

    /** A key as it is handed out. */
    String text(KeyPurpose purpose, X509Certificate certificate) {
        return purpose == KeyPurpose.WITNESS
                ? new CosignatureKey(witness, certificate.getPublicKey()).text()
                : new NoteVerifier(log, certificate.getPublicKey()).text();
    }
}

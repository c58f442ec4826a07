package org.yijian.records.ledger;

import org.yijian.security.seal.Seal;

/**
 * What is signed for a part: canonical JSON that lists the exchange, the raw digests and the content hash of each record
 * in it, with its seal and the key of the commitment that goes into the log.
 *
 * @param manifest canonical JSON bytes (RFC 8785)
 * @param seal detached signature over the manifest
 * @param commitmentKey 32 random bytes; destroying it and the manifest erases the payload without harming the log
 */
public record SealedManifest(byte[] manifest, Seal seal, byte[] commitmentKey) {

    @Override
    public String toString() {
        return "SealedManifest[" + manifest.length + " bytes, " + seal + "]";
    }
}

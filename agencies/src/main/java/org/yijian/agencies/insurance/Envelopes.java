package org.yijian.agencies.insurance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Optional;

import org.yijian.agencies.home.HomeFolder;
import org.yijian.security.seal.CmsSigner;
import org.yijian.security.seal.SenderEnvelope;
import org.yijian.security.trust.CertificateFile;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;

/** Signs messages with the agency's SM2 key and encrypts them to the hub; a message keeps its envelope for ever. */
final class Envelopes {

    private static final String APPLICATION = "yb-500106-demo";

    private final CmsSigner signer;
    private final Path hubCertificate;
    private final Path kept;
    private final Clock clock;

    /**
     * @param hubCertificate the hub's certificate for encryption; may come later
     * @param kept folder for the envelopes, so that asking again gives the same bytes
     */
    Envelopes(KeyRing keys, Path hubCertificate, Path kept, Clock clock) {
        this.signer = new CmsSigner(keys.key(KeyPurpose.MESSAGE_SM2), clock);
        this.hubCertificate = hubCertificate;
        this.kept = kept;
        this.clock = clock;
    }

    /** The envelope around a message; empty while the hub's certificate is not there. */
    Optional<byte[]> around(int number, byte[] message) {
        Path file = kept.resolve("envelope-" + number + ".json");
        if (!Files.exists(file) && !Files.exists(hubCertificate)) {
            return Optional.empty();
        }
        return Optional.of(HomeFolder.keep(file, () -> wrap(message)));
    }

    private byte[] wrap(byte[] message) {
        PublicKey hub = CertificateFile.read(hubCertificate).getFirst().getPublicKey();
        return SenderEnvelope.wrap(message, APPLICATION, clock.instant(), signer, hub);
    }
}

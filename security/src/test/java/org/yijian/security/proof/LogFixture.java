package org.yijian.security.proof;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.LongStream;

import org.yijian.security.trust.CertificateAuthority;
import org.yijian.security.trust.CertificateProfile;
import org.yijian.security.trust.KeyAlgorithm;

/** A log's name, its keys and its leaves: leaf i always has the same bytes. */
record LogFixture(NoteSigner signer) {

    static final String ORIGIN = "yijian.example/log";

    static LogFixture create() {
        CertificateAuthority authority = CertificateAuthority.create("Log test", KeyAlgorithm.ECDSA_P256,
                Clock.systemUTC());
        return new LogFixture(
                NoteSigner.of(ORIGIN, authority.issue("log", KeyAlgorithm.ED25519, CertificateProfile.LOG))
                        .and(authority.issue("log-sm2", KeyAlgorithm.SM2, CertificateProfile.LOG)));
    }

    TileLog open(Path folder) {
        return TileLog.open(folder, ORIGIN, signer, Clock.systemUTC());
    }

    LogReport verify(Path folder) {
        return new LogVerifier(folder, ORIGIN, signer.verifiers()).verify();
    }

    static byte[] leaf(long index) {
        return ("{\"v\":1,\"n\":" + index + "}").getBytes(StandardCharsets.UTF_8);
    }

    static List<byte[]> leaves(long from, long to) {
        return LongStream.range(from, to).mapToObj(LogFixture::leaf).toList();
    }

    static byte[] root(long size) {
        return NaiveTree.root(leaves(0, size).stream().map(MerkleHash::leaf).toList());
    }
}

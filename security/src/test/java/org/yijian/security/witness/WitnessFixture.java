package org.yijian.security.witness;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.proof.TileLog;
import org.yijian.security.trust.CertificateAuthority;
import org.yijian.security.trust.CertificateProfile;
import org.yijian.security.trust.KeyAlgorithm;

/** A log and a witness that knows it. */
record WitnessFixture(NoteSigner log, Cosigner cosigner) {

    static final String ORIGIN = "yijian.example/log";
    static final String NAME = "witness.example/w";
    static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    static WitnessFixture create() {
        CertificateAuthority authority = CertificateAuthority.create("Test", KeyAlgorithm.ECDSA_P256, CLOCK);
        return new WitnessFixture(
                NoteSigner.of(ORIGIN, authority.issue("log", KeyAlgorithm.ED25519, CertificateProfile.LOG)),
                new Cosigner(NAME, authority.issue("witness", KeyAlgorithm.ED25519, CertificateProfile.WITNESS),
                        CLOCK));
    }

    Witness witness(Path folder) {
        return new Witness(cosigner, origin -> origin.equals(ORIGIN) ? log.verifiers() : List.of(), folder);
    }

    TileLog open(Path folder) {
        return TileLog.open(folder, ORIGIN, log, CLOCK);
    }

    /** So many leaves more; what differs between two logs is their branch. */
    static SignedNote grow(TileLog log, int leaves, String branch) {
        log.append(IntStream.range(0, leaves)
                .mapToObj(i -> (branch + (log.size() + i)).getBytes(StandardCharsets.UTF_8)).toList());
        log.publish();
        return note(log);
    }

    static SignedNote note(TileLog log) {
        return SignedNote.parse(log.checkpointNote());
    }

    static AddCheckpoint first(SignedNote note) {
        return new AddCheckpoint(0, List.of(), note);
    }

    static AddCheckpoint next(TileLog log, long from) {
        return AddCheckpoint.of(log.consistency(from, log.checkpoint().size()), note(log));
    }
}

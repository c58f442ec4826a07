package org.yijian.records.ledger.postgres;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.yijian.records.ledger.log.LeafStore;
import org.yijian.security.proof.LogReport;
import org.yijian.security.proof.LogVerifier;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.TileLog;
import org.yijian.security.trust.CertificateAuthority;
import org.yijian.security.trust.CertificateProfile;
import org.yijian.security.trust.KeyAlgorithm;

/** A real tile log in a folder, which can be opened again and can be made to die at a step. */
final class TestLog {

    private static final String ORIGIN = "yijian.example/log";

    private final Path folder;
    private final NoteSigner signer = NoteSigner.of(ORIGIN,
            CertificateAuthority.create("Log test", KeyAlgorithm.ECDSA_P256, Clock.systemUTC()).issue("log",
                    KeyAlgorithm.ED25519, CertificateProfile.LOG));

    TestLog(Path folder) {
        this.folder = folder;
    }

    /** Where the process dies. */
    enum Step {
        BEFORE_APPEND, AFTER_APPEND, AFTER_PUBLISH
    }

    /** What a killed process throws, so to say. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    LeafStore open() {
        return LeafStore.of(TileLog.open(folder, ORIGIN, signer, Clock.systemUTC()));
    }

    LogReport verify() {
        return new LogVerifier(folder, ORIGIN, signer.verifiers()).verify();
    }

    /** The log, dying at this step when it has something to do. */
    LeafStore dying(Step step, AtomicInteger deaths) {
        LeafStore log = open();
        return new LeafStore() {
            private boolean appended;

            @Override
            public long size() {
                return log.size();
            }

            @Override
            public void append(List<byte[]> leaves) {
                die(Step.BEFORE_APPEND, true);
                log.append(leaves);
                appended = true;
                die(Step.AFTER_APPEND, true);
            }

            @Override
            public void publish() {
                log.publish();
                die(Step.AFTER_PUBLISH, appended);
            }

            @Override
            public byte[] leaf(long index) {
                return log.leaf(index);
            }

            private void die(Step here, boolean work) {
                if (here == step && work) {
                    deaths.incrementAndGet();
                    throw new Killed();
                }
            }
        };
    }
}

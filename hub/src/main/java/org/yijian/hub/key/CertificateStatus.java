package org.yijian.hub.key;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.yijian.hub.federation.Federation;
import org.yijian.security.trust.KeyRing;
import org.yijian.security.trust.OcspDesk;

/** Whether certificates of this hub count, for anybody who asks. Without federation none was ever revoked. */
public final class CertificateStatus {

    private final KeyRing keys;
    private final OcspDesk desk;
    private final Supplier<Optional<Federation>> federation;
    private final Clock clock;

    /** @param federation if it is on */
    public CertificateStatus(KeyRing keys, Supplier<Optional<Federation>> federation, Clock clock) {
        this.keys = keys;
        this.desk = new OcspDesk(keys, clock);
        this.federation = federation;
        this.clock = clock;
    }

    /** Lists of both authorities as of now (RFC 5280), DER by short names. */
    public Map<String, byte[]> lists() {
        return federation.get().map(on -> on.room().revocations().lists())
                .orElseGet(() -> keys.revocationLists(List.of(), clock));
    }

    /** Answers of both authorities about all certificates that sign messages (RFC 6960), DER by short names. */
    public Map<String, byte[]> answers() {
        return federation.get().map(on -> on.room().revocations().answers())
                .orElseGet(() -> desk.statements(List.of()));
    }

    /** The answer to a question (RFC 6960), DER as the question, whatever that is. */
    public byte[] answer(byte[] question) {
        return federation.get().map(on -> on.room().revocations().answer(question))
                .orElseGet(() -> desk.answer(question, List.of()));
    }
}

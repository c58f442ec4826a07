package org.yijian.routes.federation.witness;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.seal.Digests;
import org.yijian.security.witness.AddCheckpoint;
import org.yijian.security.witness.Witness;
import org.yijian.security.witness.WitnessAnswer;
import org.yijian.security.witness.WitnessAnswer.Reason;
import org.yijian.security.witness.WitnessResponse;

/** Where a partner has its log witnessed: its own, never another's. */
public final class WitnessDesk {

    private final Witness witness;

    public WitnessDesk(Witness witness) {
        this.witness = witness;
    }

    /** Answers {@code add-checkpoint}, whatever the body is. */
    public WitnessResponse add(Partner partner, byte[] body) {
        return WitnessResponse.of(answer(partner, new String(body, StandardCharsets.UTF_8)));
    }

    private WitnessAnswer answer(Partner partner, String body) {
        try {
            AddCheckpoint request = AddCheckpoint.parse(body);
            String origin = request.checkpoint().origin();
            return PartnerLogs.keys(partner).anyMatch(key -> key.name().equals(origin))
                    ? witness.answer(request)
                    : new WitnessAnswer.Refused(Reason.UNKNOWN_LOG,
                            Fault.of(SecurityError.WITNESS_LOG_UNKNOWN, origin));
        } catch (FaultException e) {
            return new WitnessAnswer.Refused(Reason.MALFORMED, e.fault());
        }
    }

    /**
     * What this hub cosigned last.
     *
     * @param log SHA-256 of the log's name, lower-case hex
     */
    public WitnessResponse held(Partner partner, String log) {
        boolean own = PartnerLogs.keys(partner)
                .anyMatch(key -> Digests.hex(Digests.sha256(key.name().getBytes(StandardCharsets.UTF_8))).equals(log));
        return WitnessResponse.held(own ? witness.heldUnder(log) : Optional.empty());
    }
}

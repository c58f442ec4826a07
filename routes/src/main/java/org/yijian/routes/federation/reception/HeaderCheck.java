package org.yijian.routes.federation.reception;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.outbox.Outbox;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.MessageHeader;

/** What a header must say before the body is looked at. */
public final class HeaderCheck {

    /** How far the clocks may differ. */
    private static final Duration SLOW_CLOCKS = Duration.ofMinutes(5);

    private final String ownHub;
    private final Clock clock;

    public HeaderCheck(String ownHub, Clock clock) {
        this.ownHub = ownHub;
        this.clock = clock;
    }

    /**
     * Sender, recipient and life. Whoever takes the body checks the purpose.
     *
     * @throws FaultException with the first reason against it
     */
    public void check(Partner partner, MessageHeader header) {
        if (!header.sender().equals(partner.hub())) {
            throw new FaultException(FederationError.WRONG_SENDER, header.sender());
        }
        if (!header.recipient().equals(ownHub)) {
            throw new FaultException(FederationError.WRONG_RECIPIENT, header.recipient());
        }
        Instant now = clock.instant();
        if (!now.isBefore(header.notAfter())) {
            throw new FaultException(FederationError.MESSAGE_EXPIRED, header.notAfter());
        }
        if (header.notAfter().isAfter(now.plus(Outbox.LIFE).plus(SLOW_CLOCKS))) {
            throw new FaultException(FederationError.LIFE_TOO_LONG);
        }
    }

    /** That it is the next of its stream, whose last numbers are given. */
    static void order(MessageHeader header, Map<String, Long> last) {
        long expected = last.getOrDefault(header.stream(), 0L) + 1;
        if (header.sequence() != expected) {
            throw new FaultException(FederationError.OUT_OF_ORDER, header.sequence(), expected);
        }
    }
}

package org.yijian.hub.intake;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Semaphore;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yijian.hub.HubError;
import org.yijian.hub.configuration.Secrets;
import org.yijian.routes.RoutesRoom;
import org.yijian.routes.intake.IntakeReceipt;
import org.yijian.routes.transport.Receiver;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * Messages that an agency pushes and signs with a secret of its own. A body is streamed, up to the limit of its route, and
 * nothing of it is kept unless its signature was found right at its end. A repeated message within the window is
 * recognised by its id, as everywhere.
 */
@Component
public class Webhooks {

    static final Duration WINDOW = Duration.ofSeconds(300);
    private static final int MOST_UNVERIFIED = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final RoutesRoom routes;
    private final Secrets secrets;
    private final Clock clock;
    private final Semaphore unverified = new Semaphore(MOST_UNVERIFIED);

    public Webhooks(RoutesRoom routes, Secrets secrets, Clock clock) {
        this.routes = routes;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Takes the message in.
     *
     * @param route id of a push route
     * @param source who says to have sent it
     * @param timestamp seconds since 1970, signed with the body
     * @param signature {@code sha256=} and the HMAC in hex
     * @throws FaultException {@link HubError#WEBHOOK_REFUSED}, {@link HubError#TEMPORARILY_UNAVAILABLE} while many bodies
     *         are being verified, or what the intake says
     */
    public Delivered receive(String route, @Nullable String source, @Nullable String timestamp, String signature,
            PushedFile file, InputStream body) {
        Receiver receiver = routes.directory().receiver(route).orElseThrow(() -> refused("route"));
        if (source == null || timestamp == null || !receiver.route().source().equals(source)) {
            throw refused("X-Yijian-Source");
        }
        checkTime(timestamp);
        IntakeReceipt receipt = verified(receiver, file,
                new SignedBody(body, mac(secret(receiver), timestamp), signature));
        String state = routes.progress().of(receipt.exchangeId()).map(Enum::name).orElse("QUEUED");
        return new Delivered(receipt.exchangeId(), receipt.duplicate(), state.toLowerCase(Locale.ROOT));
    }

    private String secret(Receiver receiver) {
        String name = receiver.route().parameters().secret("secret").orElse(receiver.route().source() + "-webhook");
        return secrets.read(name).orElseThrow(() -> refused("secret"));
    }

    private void checkTime(String timestamp) {
        try {
            Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant()).abs();
            if (age.compareTo(WINDOW) <= 0) {
                return;
            }
        } catch (NumberFormatException | java.time.DateTimeException malformed) {
            throw new FaultException(Fault.of(HubError.WEBHOOK_REFUSED, "X-Yijian-Timestamp"), malformed);
        }
        throw refused("X-Yijian-Timestamp");
    }

    /** Strangers, too, can send bodies that turn out not to be signed: only so many are written at a time. */
    private IntakeReceipt verified(Receiver receiver, PushedFile file, SignedBody body) {
        if (!unverified.tryAcquire()) {
            throw new FaultException(HubError.TEMPORARILY_UNAVAILABLE);
        }
        try {
            return receiver.take(file.messageId(), file.fileName(), file.contentType(), file.attributes(), body);
        } finally {
            unverified.release();
        }
    }

    /** What a signature is made with: the secret, the timestamp and a full stop; the body follows. */
    private static Mac mac(String secret, String timestamp) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update(timestamp.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '.');
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FaultException refused(String what) {
        return new FaultException(HubError.WEBHOOK_REFUSED, what);
    }
}

package org.yijian.hub.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yijian.hub.HubError;
import org.yijian.hub.configuration.HubProperties;
import org.yijian.hub.configuration.Secrets;
import org.yijian.routes.RoutesRoom;
import org.yijian.routes.intake.IntakeReceipt;
import org.yijian.routes.transport.Receiver;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * Messages that an agency pushes and signs with a secret of its own. Nothing of a body is kept before its signature was
 * found right; that is why a webhook is small and held in memory. A repeated message within the window is recognised by
 * its id, as everywhere.
 */
@Component
public class Webhooks {

    static final Duration WINDOW = Duration.ofSeconds(300);
    private static final String PREFIX = "sha256=";
    private static final String ALGORITHM = "HmacSHA256";

    private final RoutesRoom routes;
    private final Secrets secrets;
    private final Clock clock;
    private final int largest;

    public Webhooks(RoutesRoom routes, Secrets secrets, HubProperties properties, Clock clock) {
        this.routes = routes;
        this.secrets = secrets;
        this.clock = clock;
        this.largest = Math.toIntExact(properties.intake().largestWebhook().toBytes());
    }

    /**
     * Takes the message in.
     *
     * @param route id of a push route
     * @param source who says to have sent it
     * @param timestamp seconds since 1970, signed with the body
     * @param signature {@code sha256=} and the HMAC in hex
     * @throws FaultException {@link HubError#WEBHOOK_REFUSED}, {@link HubError#TOO_LARGE}, or what the intake says
     */
    public Delivered receive(String route, @Nullable String source, @Nullable String timestamp, String signature,
            PushedFile file, InputStream body) throws IOException {
        Receiver receiver = routes.directory().receiver(route).orElseThrow(() -> refused("route"));
        if (source == null || timestamp == null || !receiver.route().source().equals(source)) {
            throw refused("X-Yijian-Source");
        }
        checkTime(timestamp);
        byte[] content = content(file, body);
        if (!matches(signature, sign(secret(receiver), timestamp, content))) {
            throw refused("X-Yijian-Signature");
        }
        IntakeReceipt receipt = receiver.take(file.messageId(), file.fileName(), file.contentType(), file.attributes(),
                new ByteArrayInputStream(content));
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

    private byte[] content(PushedFile file, InputStream body) throws IOException {
        if (file.length() > largest) {
            throw new FaultException(HubError.TOO_LARGE, largest);
        }
        byte[] content = body.readNBytes(largest + 1);
        if (content.length > largest) {
            throw new FaultException(HubError.TOO_LARGE, largest);
        }
        return content;
    }

    static byte[] sign(String secret, String timestamp, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update(timestamp.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '.');
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean matches(String signature, byte[] expected) {
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        byte[] right = (PREFIX + HexFormat.of().formatHex(expected)).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(given, right);
    }

    private static FaultException refused(String what) {
        return new FaultException(HubError.WEBHOOK_REFUSED, what);
    }
}

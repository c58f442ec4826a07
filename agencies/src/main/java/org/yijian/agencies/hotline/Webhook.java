package org.yijian.agencies.hotline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts JSON, signed: {@code X-Yijian-Signature} is HMAC-SHA256 over timestamp (seconds since 1970), a point and the body,
 * under the secret that agency and hub share.
 */
final class Webhook implements AutoCloseable {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE).build();
    private final URI address;
    private final String source;
    private final byte[] secret;
    private final Clock clock;

    Webhook(URI address, String source, String secret, Clock clock) {
        this.address = address;
        this.source = source;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
    }

    /** Posts once. A hub that is away is an answer, not an error. */
    Answer post(String key, byte[] body) throws InterruptedException {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=UTF-8").header("X-Yijian-Source", source)
                .header("X-Yijian-Timestamp", timestamp).header("X-Yijian-Signature", signature(timestamp, body))
                .header("X-Yijian-File-Name", key + ".json").header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        try {
            HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
            return new Answer(response.statusCode() == 202, "HTTP " + response.statusCode());
        } catch (IOException away) {
            return new Answer(false, "no answer");
        }
    }

    private String signature(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + ALGORITHM, missing);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /**
     * What came of it.
     *
     * @param accepted whether the hub has the message for good
     */
    record Answer(boolean accepted, String reason) {}
}

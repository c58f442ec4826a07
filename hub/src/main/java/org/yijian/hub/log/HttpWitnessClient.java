package org.yijian.hub.log;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.seal.Digests;
import org.yijian.security.witness.AddCheckpoint;
import org.yijian.security.witness.WitnessAnswer;
import org.yijian.security.witness.WitnessAnswer.Reason;
import org.yijian.security.witness.WitnessClient;

/** A witness by HTTP (C2SP tlog-witness). In the clear only to this machine; whoever uses TLS brings a client for it. */
public final class HttpWitnessClient implements WitnessClient {

    private static final Duration WHOLE = Duration.ofSeconds(5);
    private static final int LARGEST = 64 << 10;

    private final HttpClient http;
    private final String prefix;

    /**
     * @param http follows no redirects
     * @param prefix the witness's submission prefix
     * @throws IllegalArgumentException for an address in the clear that is not on this machine
     */
    public HttpWitnessClient(HttpClient http, URI prefix) {
        if (!"https".equals(prefix.getScheme()) && !("http".equals(prefix.getScheme()) && loopback(prefix))) {
            throw new IllegalArgumentException("a witness elsewhere needs https: " + prefix);
        }
        this.http = http;
        this.prefix = prefix.toString().replaceAll("/+$", "");
    }

    private static boolean loopback(URI address) {
        String host = String.valueOf(address.getHost());
        return host.equals("localhost") || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");
    }

    @Override
    public WitnessAnswer add(AddCheckpoint request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = send(HttpRequest.newBuilder(URI.create(prefix + "/add-checkpoint"))
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(request.encode(), StandardCharsets.UTF_8)));
        String body = body(response);
        return switch (response.statusCode()) {
            case 200 -> cosigned(request, body);
            case 409 -> new WitnessAnswer.Conflict(size(body));
            case 400 -> refused(Reason.MALFORMED, SecurityError.WITNESS_REQUEST_MALFORMED);
            case 403 -> refused(Reason.NOT_SIGNED, SecurityError.LOG_SIGNATURE_BAD);
            case 404 -> refused(Reason.UNKNOWN_LOG, SecurityError.WITNESS_LOG_UNKNOWN);
            case 422 -> refused(Reason.INCONSISTENT, SecurityError.WITNESS_INCONSISTENT);
            default -> throw new IOException(prefix + " answers " + response.statusCode());
        };
    }

    @Override
    public Optional<SignedNote> held(String origin) throws IOException, InterruptedException {
        String log = Digests.hex(Digests.sha256(origin.getBytes(StandardCharsets.UTF_8)));
        HttpResponse<InputStream> response = send(
                HttpRequest.newBuilder(URI.create(prefix + "/logs/" + log + "/checkpoint")).GET());
        String body = body(response);
        return switch (response.statusCode()) {
            case 200 -> Optional.of(note(body));
            case 404 -> Optional.empty();
            default -> throw new IOException(prefix + " answers " + response.statusCode());
        };
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(WHOLE).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private String body(HttpResponse<InputStream> response) throws IOException {
        try (InputStream in = response.body()) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException(prefix + " answers more than " + LARGEST + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** As the specification advises: put the lines under the note, and read that. */
    private static WitnessAnswer cosigned(AddCheckpoint request, String lines) throws IOException {
        return new WitnessAnswer.Cosigned(note(request.note().text() + "\n" + lines).signatures());
    }

    private static SignedNote note(String text) throws IOException {
        try {
            return SignedNote.parse(text);
        } catch (FaultException e) {
            throw new IOException("not a note", e);
        }
    }

    private static long size(String body) throws IOException {
        if (!body.strip().matches("[0-9]{1,18}")) {
            throw new IOException("409 without a size");
        }
        return Long.parseLong(body.strip());
    }

    private WitnessAnswer refused(Reason reason, SecurityError code) {
        return new WitnessAnswer.Refused(reason, Fault.of(code, prefix));
    }
}

package org.yijian.routes.federation.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.yijian.routes.federation.FederationError;
import org.yijian.routes.federation.Parcel;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Fields;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.message.StrictJson;
import org.yijian.security.partner.TrustDocument;
import org.yijian.security.trust.OcspAnswer;
import org.yijian.security.trust.OcspQuestion;
import org.yijian.security.trust.RevocationList;
import tools.jackson.databind.node.ObjectNode;

/** Connections to one partner: its address and its certificates are those of its trust document, nothing else counts. */
public final class PartnerConnection implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration PIECE = Duration.ofMinutes(5);
    private static final Duration HELLO = Duration.ofSeconds(10);
    private static final int HELLO_BYTES = 4096;

    private final TrustDocument trust;
    private final HopSecurity security;
    private volatile HttpClient http;

    public PartnerConnection(TrustDocument trust, HopSecurity security) {
        this.trust = trust;
        this.security = security;
        this.http = client();
    }

    private HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER).proxy(HttpClient.Builder.NO_PROXY)
                .sslContext(security.client(trust, this::isPartner)).sslParameters(HopSecurity.parameters()).build();
    }

    private boolean isPartner(X509Certificate certificate) {
        return trust.tlsCertificates().stream().anyMatch(known -> known.equals(certificate)
                || java.util.Arrays.equals(known.getSignature(), certificate.getSignature())
                        && known.getSerialNumber().equals(certificate.getSerialNumber())
                        && known.getPublicKey().equals(certificate.getPublicKey()));
    }

    /** For protocols of their own on the same connection. */
    public HttpClient http() {
        return http;
    }

    /** Sends messages and gives the answers, one for each in the same order. */
    public List<SealedLines.Line> send(List<SealedMessage> messages) throws InterruptedException {
        return deliver(messages.stream().map(Parcel::of).toList());
    }

    /** The same with what travels beside them. */
    public List<SealedLines.Line> deliver(List<Parcel> messages) throws InterruptedException {
        return deliver(messages, () -> {
        });
    }

    /** The same, and tells when all of it was handed over to the network. */
    public List<SealedLines.Line> deliver(List<Parcel> messages, Runnable handedOver) throws InterruptedException {
        HttpRequest request = request("/federation/messages").timeout(ANSWER)
                .header("Content-Type", ParcelStream.mediaType(messages))
                .POST(new WatchedBody(BodyPublishers.ofByteArray(ParcelStream.write(messages)), handedOver)).build();
        List<SealedLines.Line> answers = call(request, SealedLines::readAnswers);
        if (answers.size() != messages.size()) {
            throw new FaultException(FederationError.STRANGE_ANSWER, host(), answers.size() + "≠" + messages.size());
        }
        return answers;
    }

    /** Asks a question and gives the answer. */
    public SealedMessage ask(SealedMessage question, Duration patience) throws InterruptedException {
        HttpRequest request = request("/federation/search").timeout(patience)
                .header("Content-Type", SealedLines.MEDIA_TYPE)
                .POST(BodyPublishers.ofByteArray(SealedLines.write(List.of(question)))).build();
        List<SealedMessage> answers = call(request, SealedLines::read);
        if (answers.size() != 1) {
            throw new FaultException(FederationError.STRANGE_ANSWER, host(), answers.size() + "≠1");
        }
        return answers.getFirst();
    }

    /** Its lists of revoked certificates, as of now, each signed by an authority of its trust document. */
    public List<RevocationList> revocations() throws InterruptedException {
        return call(request("/federation/revocations").timeout(HELLO).GET().build(),
                body -> RevocationLines.read(body, trust));
    }

    /** Asks the partner itself about one of its certificates (RFC 6960); the answer is whatever came back. */
    public byte[] answer(OcspQuestion question) throws InterruptedException {
        return call(request("/federation/ocsp").timeout(HELLO).header("Content-Type", OcspQuestion.MEDIA_TYPE)
                .POST(BodyPublishers.ofByteArray(question.encoded())).build(),
                body -> body.readNBytes(OcspAnswer.MAX_BYTES + 1));
    }

    /** What the partner says of itself. */
    public ObjectNode hello() throws InterruptedException {
        return call(request("/federation/hello").timeout(HELLO).GET().build(),
                body -> StrictJson.parse(body.readNBytes(HELLO_BYTES), HELLO_BYTES));
    }

    /**
     * Shows the message of an attachment, with the key under which its bytes will come.
     *
     * @return how many pieces the partner has
     */
    public int announce(SealedMessage message, byte[] key) throws InterruptedException {
        return pieces(call(request("/federation/attachments").timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new AnnouncedAttachment(message, key).write())).build(),
                body -> StrictJson.parse(body.readNBytes(HELLO_BYTES), HELLO_BYTES)));
    }

    /**
     * Brings a piece of an attachment.
     *
     * @param sealed under the transfer's key
     * @return how many pieces the partner has
     */
    public int piece(UUID transfer, int number, byte[] sealed) throws InterruptedException {
        return pieces(call(request("/federation/attachments/" + transfer + "/" + number).timeout(PIECE)
                .header("Content-Type", "application/octet-stream").PUT(BodyPublishers.ofByteArray(sealed)).build(),
                body -> StrictJson.parse(body.readNBytes(HELLO_BYTES), HELLO_BYTES)));
    }

    private static int pieces(ObjectNode answer) {
        return Math.toIntExact(new Fields(answer).number("pieces"));
    }

    /** Messages of a feed that is fetched, after a number, with the records beside them where they travel together. */
    public List<Parcel> fetch(String feed, long cursor) throws InterruptedException {
        return call(request("/federation/feeds/" + feed + "?cursor=" + cursor).timeout(ANSWER).GET().build(),
                ParcelStream::read);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(trust.endpoint().getScheme() + "://"
                + trust.endpoint().getRawAuthority() + path));
    }

    private interface Reading<T> {
        T of(InputStream body) throws IOException;
    }

    private <T> T call(HttpRequest request, Reading<T> reading) throws InterruptedException {
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw refused(response.statusCode(), body);
                }
                return reading.of(body);
            }
        } catch (IOException e) {
            throw new FaultException(Failures.of(host(), e), e);
        }
    }

    private FaultException refused(int status, InputStream body) throws IOException {
        return switch (status) {
            case 403 -> {
                anew();
                yield new FaultException(FederationError.NOT_KNOWN_THERE, host());
            }
            case 503 -> closed(code(body.readNBytes(HELLO_BYTES)));
            default -> new FaultException(Fault.of(FederationError.STRANGE_ANSWER, host(),
                    "HTTP " + status + " " + code(body.readNBytes(HELLO_BYTES))));
        };
    }

    /**
     * A connection, and a session of TLS that is resumed, go on with the certificate that was shown when they began, also when
     * that was replaced and revoked since. So the next try begins with nothing of them.
     */
    private synchronized void anew() {
        http.shutdown();
        http = client();
    }

    private FaultException closed(String code) {
        return code.isEmpty()
                ? new FaultException(FederationError.NO_ANSWER, host())
                : new FaultException(FederationError.CLOSED_FOR_NOW, host(), code);
    }

    private static String code(byte[] body) {
        try {
            return StrictJson.parse(body, HELLO_BYTES).path("code").asString("");
        } catch (FaultException notJson) {
            return "";
        }
    }

    private String host() {
        return trust.endpoint().getRawAuthority();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}

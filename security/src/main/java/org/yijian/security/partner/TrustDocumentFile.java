package org.yijian.security.partner;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.message.Fields;
import org.yijian.security.message.MessageOpener;
import org.yijian.security.message.MessageSealer;
import org.yijian.security.message.SealedMessage;
import org.yijian.security.message.StrictJson;
import org.yijian.security.proof.NoteVerifier;
import org.yijian.security.trust.CryptographicProvider;
import org.yijian.security.witness.CosignatureKey;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Trust documents as files to hand over: JSON with the document and, in base64, the detached CMS over its canonical
 * bytes. Reading fails closed.
 */
public final class TrustDocumentFile {

    /** The largest file in bytes. */
    public static final int MAX_BYTES = 128 * 1024;

    private static final Pattern HUB = Pattern.compile("hub:[A-Za-z0-9][A-Za-z0-9.-]{0,63}");
    private static final int MAX_ENTRIES = 16;

    /** Keys of former times and statements about them; what is dropped is the oldest. */
    public static final int MAX_FORMER = 64;

    private TrustDocumentFile() {
    }

    /**
     * A document that was read and found sound.
     *
     * @param document what it says
     * @param sealed its canonical bytes with the signature
     */
    public record Read(TrustDocument document, SealedMessage sealed) {

        /** What two people compare. */
        public ComparisonCode code() {
            return ComparisonCode.of(sealed.content());
        }
    }

    /** The document, signed by the hub it speaks of. */
    public static SealedMessage seal(TrustDocument document, MessageSealer sealer) {
        return sealer.seal(StrictJson.write(json(document)));
    }

    /** The file to hand over. */
    public static byte[] write(SealedMessage sealed) {
        String text = "{\n\"document\": " + new String(sealed.content(), StandardCharsets.UTF_8)
                + ",\n\"signature\": \"" + Base64.getEncoder().encodeToString(sealed.cms()) + "\"\n}\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a file from somebody who may be anybody.
     *
     * @throws FaultException if it is malformed, expired, contradicts itself, or is not signed by a key that it names
     */
    public static Read read(byte[] file, Clock clock) {
        Fields fields = new Fields(StrictJson.parse(file, MAX_BYTES));
        byte[] content = StrictJson.write(fields.object("document"));
        byte[] cms = base64(fields.longText("signature"));
        fields.end();
        return read(new SealedMessage(content, cms), clock);
    }

    /** Reads a document that travelled without its file. */
    public static Read read(SealedMessage sealed, Clock clock) {
        Read read = known(sealed);
        new MessageOpener(clock).checkFirst(sealed, read.document().anchors());
        if (read.document().expiredAt(clock.instant())) {
            throw new FaultException(SecurityError.TRUST_DOCUMENT_EXPIRED, read.document().hub(),
                    read.document().expires());
        }
        return read;
    }

    /** Reads a document that was checked when it came and kept since; it may have expired meanwhile. */
    public static Read known(SealedMessage sealed) {
        return new Read(document(new Fields(StrictJson.read(sealed.content(), MAX_BYTES))), sealed);
    }

    private static ObjectNode json(TrustDocument document) {
        ObjectNode json = StrictJson.object();
        json.put("v", 1);
        json.put("type", "trust-document");
        json.put("hub", document.hub());
        json.put("name", document.name());
        json.put("region", document.region());
        json.put("endpoint", document.endpoint().toString());
        json.put("authority", text(document.authority()));
        X509Certificate national = document.nationalAuthority();
        if (national != null) {
            json.put("nationalAuthority", text(national));
        }
        put(json, "messageCertificates", document.messageCertificates().stream().map(TrustDocumentFile::text).toList());
        put(json, "tlsCertificates", document.tlsCertificates().stream().map(TrustDocumentFile::text).toList());
        put(json, "logKeys", document.logKeys());
        put(json, "witnessKeys", document.witnessKeys());
        put(json, "speaksFor", document.speaksFor().stream().sorted().toList());
        json.put("sequence", document.sequence());
        json.put("issued", document.issued().toString());
        json.put("expires", document.expires().toString());
        if (!document.handovers().isEmpty()) {
            put(json, "handovers", document.handovers());
        }
        if (!document.ended().isEmpty()) {
            put(json, "ended", document.ended().entrySet().stream().map(key -> key.getKey() + " " + key.getValue())
                    .sorted().toList());
        }
        return json;
    }

    private static void put(ObjectNode json, String name, Collection<String> texts) {
        ArrayNode list = json.putArray(name);
        texts.forEach(list::add);
    }

    private static TrustDocument document(Fields fields) {
        require(fields.number("v") == 1 && fields.text("type").equals("trust-document"), "type");
        TrustDocument document = new TrustDocument(fields.text("hub"), fields.text("name"), fields.text("region"),
                endpoint(fields.text("endpoint")), certificate(fields.longText("authority")), nationalAuthority(fields),
                certificates(fields.texts("messageCertificates")), certificates(fields.texts("tlsCertificates")),
                keys(fields.texts("logKeys")), witnessKeys(fields.texts("witnessKeys")),
                new HashSet<>(bounded(fields.texts("speaksFor"))), fields.number("sequence"),
                fields.instant("issued"), fields.instant("expires"), handovers(fields.texts("handovers")),
                ended(fields.texts("ended")));
        fields.end();
        require(HUB.matcher(document.hub()).matches(), "hub");
        require(document.authority().getBasicConstraints() >= 0, "authority");
        X509Certificate national = document.nationalAuthority();
        require(national == null || national.getBasicConstraints() >= 0, "nationalAuthority");
        require(!document.messageCertificates().isEmpty(), "messageCertificates");
        require(!document.tlsCertificates().isEmpty(), "tlsCertificates");
        require(!document.logKeys().isEmpty(), "logKeys");
        require(!document.speaksFor().isEmpty(), "speaksFor");
        require(document.issued().isBefore(document.expires()), "expires");
        return document;
    }

    private static @Nullable X509Certificate nationalAuthority(Fields fields) {
        String text = fields.optionalLongText("nationalAuthority");
        return text == null ? null : certificate(text);
    }

    private static void require(boolean sound, String name) {
        if (!sound) {
            throw new FaultException(SecurityError.TRUST_DOCUMENT_UNSOUND, name);
        }
    }

    private static URI endpoint(String text) {
        try {
            URI endpoint = new URI(text);
            require("https".equals(endpoint.getScheme()) && endpoint.getHost() != null
                    && endpoint.getUserInfo() == null && endpoint.getQuery() == null
                    && (endpoint.getPath().isEmpty() || endpoint.getPath().equals("/")), "endpoint");
            return endpoint;
        } catch (URISyntaxException e) {
            throw new FaultException(Fault.of(SecurityError.TRUST_DOCUMENT_UNSOUND, "endpoint"), e);
        }
    }

    private static List<String> keys(List<String> texts) {
        bounded(texts).forEach(NoteVerifier::parse);
        return texts;
    }

    private static List<String> witnessKeys(List<String> texts) {
        bounded(texts).forEach(CosignatureKey::parse);
        return texts;
    }

    private static List<String> handovers(List<String> texts) {
        require(texts.size() <= MAX_FORMER, "handovers");
        texts.forEach(KeyHandover::parse);
        return texts;
    }

    private static Map<String, Instant> ended(List<String> texts) {
        require(texts.size() <= MAX_FORMER, "ended");
        Map<String, Instant> ended = new HashMap<>();
        for (String text : texts) {
            int end = text.indexOf(' ');
            require(end > 0, "ended");
            try {
                ended.put(text.substring(0, end), Instant.parse(text.substring(end + 1)));
            } catch (DateTimeParseException e) {
                throw new FaultException(Fault.of(SecurityError.TRUST_DOCUMENT_UNSOUND, "ended"), e);
            }
        }
        return ended;
    }

    private static List<X509Certificate> certificates(List<String> texts) {
        List<X509Certificate> certificates = new ArrayList<>();
        bounded(texts).forEach(text -> certificates.add(certificate(text)));
        return certificates;
    }

    private static List<String> bounded(List<String> texts) {
        require(texts.size() <= MAX_ENTRIES, "too many entries");
        return texts;
    }

    private static X509Certificate certificate(String text) {
        try {
            Certificate read = CertificateFactory.getInstance("X.509", CryptographicProvider.BOUNCY_CASTLE)
                    .generateCertificate(new ByteArrayInputStream(base64(text)));
            if (read instanceof X509Certificate certificate) {
                return certificate;
            }
            throw new FaultException(SecurityError.TRUST_DOCUMENT_UNSOUND, "certificate");
        } catch (FaultException e) {
            throw e;
        } catch (CertificateException | RuntimeException e) {
            // the library answers bad ASN.1 with nearly every kind of exception
            throw new FaultException(Fault.of(SecurityError.TRUST_DOCUMENT_UNSOUND, "certificate"), e);
        }
    }

    private static String text(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate without bytes", e);
        }
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new FaultException(Fault.of(SecurityError.MESSAGE_MALFORMED, "base64"), e);
        }
    }
}

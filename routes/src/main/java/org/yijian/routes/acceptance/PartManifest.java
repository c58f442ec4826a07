package org.yijian.routes.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yijian.records.RejectedRecord;
import org.yijian.records.json.WrittenRecord;
import org.yijian.records.ledger.Exchange;
import org.yijian.security.json.CanonicalJson;
import org.yijian.security.seal.Digests;

/**
 * What is signed for a part: which message it is from, the digests of the raw bytes, and kind, key and content hash of
 * every record. Canonical JSON (RFC 8785), so that anyone can make the same bytes again from the same records.
 */
final class PartManifest {

    private PartManifest() {
    }

    /**
     * The bytes to sign.
     *
     * @param written the part's records
     * @param signed digests of what the sender signed, where that is not the raw message itself; else null. Both, because
     *        its signature names one of them, and is checked against it where the content is not at hand
     */
    static byte[] of(Exchange exchange, Part part, List<WrittenRecord> written, @Nullable Digests signed) {
        return CanonicalJson.of(manifest(exchange, part, written, signed));
    }

    /** Of a message that a partner sealed as it is; with the message, where that proves more than the record says. */
    static byte[] ofPartner(Exchange exchange, List<WrittenRecord> written, byte[] content, boolean whole) {
        Map<String, Object> manifest = manifest(exchange, new Part(0, true, List.of(), List.of()), written,
                new Digests(exchange.sha256(), exchange.sm3(), exchange.bytes()));
        if (whole) {
            manifest.put("content", new String(content, StandardCharsets.UTF_8));
        }
        return CanonicalJson.of(manifest);
    }

    private static Map<String, Object> manifest(Exchange exchange, Part part, List<WrittenRecord> written,
            @Nullable Digests signed) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("v", 1);
        manifest.put("exchangeId", exchange.id().toString());
        manifest.put("part", part.number());
        manifest.put("last", part.last());
        manifest.put("source", exchange.source());
        manifest.put("messageId", exchange.messageId());
        manifest.put("connector", exchange.connector());
        manifest.put("contractVersion", exchange.contractVersion());
        manifest.put("receivedAt", exchange.receivedAt().toString());
        manifest.put("sha256", exchange.sha256());
        manifest.put("sm3", exchange.sm3());
        if (signed != null) {
            manifest.put("contentSha256", signed.sha256());
            manifest.put("contentSm3", signed.sm3());
        }
        manifest.put("records", written.stream().map(PartManifest::line).toList());
        manifest.put("rejected", part.rejected().stream().map(PartManifest::line).toList());
        return manifest;
    }

    private static Map<String, Object> line(WrittenRecord written) {
        return Map.of("kind", written.record().kind().wire(), "sourceKey", written.record().sourceKey(),
                "contentHash", written.contentHash());
    }

    private static Map<String, Object> line(RejectedRecord rejected) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("line", rejected.line());
        line.put("code", rejected.fault().code().code());
        if (rejected.path() != null) {
            line.put("path", rejected.path());
        }
        return line;
    }
}

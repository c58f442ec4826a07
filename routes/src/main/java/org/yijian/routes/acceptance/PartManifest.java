package org.yijian.routes.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;
import org.yijian.records.CanonicalRecord;
import org.yijian.records.RejectedRecord;
import org.yijian.records.json.RecordJson;
import org.yijian.records.ledger.Exchange;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is signed for a part: which message it is from, the digests of the raw bytes, and kind, key and content hash of
 * every record. Canonical JSON (RFC 8785), so that anyone can make the same bytes again from the same records.
 */
final class PartManifest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PartManifest() {
    }

    /**
     * The bytes to sign.
     *
     * @param contentSha256 SHA-256 of what the sender signed, where that is not the raw message itself; else null
     */
    static byte[] of(Exchange exchange, Part part, @Nullable String contentSha256) {
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
        if (contentSha256 != null) {
            manifest.put("contentSha256", contentSha256);
        }
        manifest.put("records", part.records().stream().map(PartManifest::line).toList());
        manifest.put("rejected", part.rejected().stream().map(PartManifest::line).toList());
        return canonical(JSON.writeValueAsString(manifest));
    }

    private static Map<String, Object> line(CanonicalRecord record) {
        return Map.of("kind", record.kind().wire(), "sourceKey", record.sourceKey(), "contentHash",
                RecordJson.contentHash(record));
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

    private static byte[] canonical(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

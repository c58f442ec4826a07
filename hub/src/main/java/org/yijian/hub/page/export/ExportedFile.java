package org.yijian.hub.page.export;

import java.nio.charset.StandardCharsets;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A file to take away.
 *
 * @param name with its extension
 * @param content the bytes
 */
public record ExportedFile(String name, byte[] content) {

    private static final MediaType WORKBOOK = MediaType
            .parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /** As the answer to a request; no cache keeps it. */
    public ResponseEntity<byte[]> answer() {
        return ResponseEntity.ok().contentType(WORKBOOK).header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
                .body(content);
    }
}

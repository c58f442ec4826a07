package org.yijian.hub.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;

/** An attachment as the answer to a request: a file to keep, with its digest (RFC 9530), never shown by the browser. */
final class AttachmentAnswer {

    private static final int BUFFER = 64 * 1024;

    private AttachmentAnswer() {
    }

    /** If reading fails in the middle the connection is cut, so that nobody takes a part for the whole. */
    static void write(AuditedAttachments.Opened opened, HttpServletResponse response) throws IOException {
        try (InputStream content = opened.content()) {
            org.yijian.hub.page.export.Attachment.head(response,
                    MediaType.parseMediaType(opened.attachment().mediaType()), opened.attachment().name());
            response.setHeader("Repr-Digest", "sha-256=:" + Base64.getEncoder()
                    .encodeToString(HexFormat.of().parseHex(opened.attachment().sha256())) + ":");
            response.setContentLengthLong(opened.attachment().bytes());
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                response.getOutputStream().write(buffer, 0, read);
            }
        }
    }
}

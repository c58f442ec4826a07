package org.yijian.hub.attachment;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.records.ledger.attachment.Attachment;
import org.yijian.records.ledger.attachment.AttachmentName;
import org.yijian.security.error.FaultException;

/** {@code /api/v1/records/{id}/attachments}. */
@RestController
@Tag(name = "attachments", description = "附件 Files that belong to records, of any size, bound to the log")
public class AttachmentApi {

    private final AuditedAttachments attachments;

    public AttachmentApi(AuditedAttachments attachments) {
        this.attachments = attachments;
    }

    /**
     * An attachment.
     *
     * @param id its id in this hub
     * @param name its name within the record
     * @param mediaType as declared by whoever attached it
     * @param bytes its length
     * @param sha256 digest in lower-case hex; empty if it was erased
     * @param sm3 the other digest; empty if it was erased
     * @param attachedBy account or partner hub
     * @param attachedAt when it was kept
     * @param erased whether it was erased
     */
    public record Answer(UUID id, String name, String mediaType, long bytes, String sha256, String sm3,
            String attachedBy, Instant attachedAt, boolean erased) {

        static Answer of(Attachment attachment) {
            return new Answer(attachment.id(), attachment.name(), attachment.mediaType(), attachment.bytes(),
                    attachment.sha256(), attachment.sm3(), attachment.attachedBy(), attachment.attachedAt(),
                    !attachment.there());
        }
    }

    @PutMapping("/api/v1/records/{id}/attachments/{name}")
    @Operation(summary = "添加附件 Attach a file to a record", description = "The body is the file, read as a stream. Safe to "
            + "repeat: the same again is no second one. What has a name is never replaced.")
    @RequestBody(content = @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "200", description = "已保存 kept, on disk, with its leaf")
    @ApiResponse(responseCode = "409", description = "同名而内容不同 another file has this name")
    @ApiResponse(responseCode = "413", description = "超过上限 too large")
    @ApiResponse(responseCode = "507", description = "磁盘空间不足 no room on the disk")
    Answer attach(@AuthenticationPrincipal Account account, @Parameter(hidden = true) StatedPurpose purpose,
            @PathVariable String id, @PathVariable String name, @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        String type = request.getContentType() == null ? AttachmentName.UNKNOWN_TYPE : request.getContentType();
        return Answer.of(attachments.attach(wanted(id, account, purpose), new AuditedAttachments.Brought(name, type,
                request.getContentLengthLong(), request.getInputStream())));
    }

    @GetMapping("/api/v1/records/{id}/attachments")
    @Operation(summary = "附件列表 Attachments of a record, the oldest first")
    List<Answer> list(@AuthenticationPrincipal Account account, @Parameter(hidden = true) StatedPurpose purpose,
            @PathVariable String id) {
        return attachments.of(wanted(id, account, purpose))
                .orElseThrow(() -> new FaultException(HubError.NOT_FOUND)).stream().map(Answer::of).toList();
    }

    @GetMapping("/api/v1/records/{id}/attachments/{name}")
    @Operation(summary = "下载附件 The file itself", description = "Streamed, with its length and Repr-Digest.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary")))
    void download(@AuthenticationPrincipal Account account, @Parameter(hidden = true) StatedPurpose purpose,
            @PathVariable String id, @PathVariable String name,
            @Parameter(hidden = true) HttpServletResponse response) throws IOException {
        AttachmentAnswer.write(attachments.open(wanted(id, account, purpose), name), response);
    }

    static AuditedAttachments.Request wanted(String id, Account account, StatedPurpose purpose) {
        return new AuditedAttachments.Request(SearchParameters.id("id", id), account, purpose);
    }
}

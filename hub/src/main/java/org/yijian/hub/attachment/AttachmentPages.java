package org.yijian.hub.attachment;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.StatedPurpose;

/** Attachments for browsers. */
@Controller
public class AttachmentPages {

    private final AuditedAttachments attachments;

    public AttachmentPages(AuditedAttachments attachments) {
        this.attachments = attachments;
    }

    @GetMapping("/records/{id}/attachments/{name}")
    void download(@AuthenticationPrincipal Account account, StatedPurpose purpose, @PathVariable String id,
            @PathVariable String name, HttpServletResponse response) throws IOException {
        AttachmentAnswer.write(attachments.open(AttachmentApi.wanted(id, account, purpose), name), response);
    }
}

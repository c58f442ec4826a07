package org.yijian.hub.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.federation.Federation;
import org.yijian.routes.federation.Traffic;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.wire.ConnectionTest;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.partner.TrustDocumentFile;

/** {@code /api/v1/partners}: introducing partner hubs, step by step. */
@RestController
@Tag(name = "partners", description = "伙伴枢纽 Partner hubs: trust documents, two approvals, connection test")
public class PartnerApi {

    private final Federation federation;

    public PartnerApi(Federation federation) {
        this.federation = federation;
    }

    /**
     * A partner.
     *
     * @param hub its id
     * @param name its name; null while it is not known
     * @param state {@code invited}, {@code proposed}, {@code approved-once}, {@code active}, {@code suspended} or
     *        {@code ended}
     * @param endpoint where it takes messages; null while it is not known
     * @param code comparison code of the document that waits for approval, else of the one that counts; null if there
     *        is none
     * @param waitsForApproval whether a document waits for approval
     * @param approvedBy who approved that document first; null if nobody did
     * @param expires until when its document counts; null if there is none
     * @param note why it is in this state; null if there is nothing to say
     * @param changedBy who changed the state last
     * @param changedAt when
     * @param waiting messages in the queue to it
     * @param sent messages with its receipt
     * @param received messages taken from it
     * @param problem why nothing can be delivered now; null if nothing stands in the way
     */
    public record Answer(String hub, @Nullable String name, String state, @Nullable String endpoint,
            @Nullable String code, boolean waitsForApproval, @Nullable String approvedBy, @Nullable Instant expires,
            @Nullable String note, String changedBy, Instant changedAt, long waiting, long sent, long received,
            @Nullable Problem problem) {}

    /**
     * Why something does not work.
     *
     * @param code stable code
     * @param chinese text in Chinese
     * @param english text in English
     * @param remedyChinese what to do, in Chinese
     * @param remedyEnglish what to do, in English
     */
    public record Problem(String code, String chinese, String english, String remedyChinese, String remedyEnglish) {

        static Problem of(Fault fault) {
            return new Problem(fault.code().code(), fault.text(Locale.CHINESE), fault.text(Locale.ENGLISH),
                    fault.remedy(Locale.CHINESE), fault.remedy(Locale.ENGLISH));
        }
    }

    /**
     * What the partner is given, and what to read to it.
     *
     * @param hub this hub's id
     * @param code comparison code of the document
     * @param document the file to hand over
     */
    public record Invitation(String hub, String code, String document) {}

    /**
     * One step of the connection test.
     *
     * @param step {@code name}, {@code connection}, {@code identity} or {@code clock}
     * @param problem null if it is as it should be
     */
    public record Finding(String step, @Nullable Problem problem) {}

    /** The code that was read on the telephone. */
    public record Approval(String code) {}

    /** Why. */
    public record Reason(@Nullable String note) {

        String text() {
            return note == null ? "" : note;
        }
    }

    @GetMapping("/api/v1/partners")
    @Operation(summary = "伙伴枢纽 All partner hubs, and how delivery to them goes")
    List<Answer> partners() {
        return federation.room().partners().all().stream().map(this::answer).toList();
    }

    @GetMapping("/api/v1/partners/own")
    @Operation(summary = "本枢纽信任文件 This hub's trust document, to hand over")
    ResponseEntity<byte[]> own(@AuthenticationPrincipal Account account) {
        TrustDocumentFile.Read own = federation.room().own().current(account.name());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + own.document().hub().replace(':', '-') + ".trust.json\"")
                .header("X-Yijian-Comparison-Code", own.code().text()).body(TrustDocumentFile.write(own.sealed()));
    }

    @GetMapping("/api/v1/partners/own-code")
    @Operation(summary = "本枢纽比对码 What to read to the partner on the telephone")
    Approval ownCode(@AuthenticationPrincipal Account account) {
        return new Approval(federation.room().own().current(account.name()).code().text());
    }

    @PostMapping("/api/v1/partners/{hub}/invite")
    @Operation(summary = "邀请伙伴枢纽 Invite a hub", description = "Notes the invitation and gives this hub's trust document.")
    Invitation invite(@AuthenticationPrincipal Account account, @PathVariable String hub) {
        federation.room().partners().invite(hub, account.name());
        TrustDocumentFile.Read own = federation.room().own().current(account.name());
        return new Invitation(own.document().hub(), own.code().text(),
                new String(TrustDocumentFile.write(own.sealed()), java.nio.charset.StandardCharsets.UTF_8));
    }

    @PostMapping("/api/v1/partners")
    @Operation(summary = "接受信任文件 Take up a partner's trust document", description = "The body is the file. With the code "
            + "that was compared on the telephone this is the first approval.")
    Answer accept(@AuthenticationPrincipal Account account, @RequestParam(required = false) @Nullable String code,
            HttpServletRequest request) throws IOException {
        try (InputStream body = request.getInputStream()) {
            byte[] file = body.readNBytes(TrustDocumentFile.MAX_BYTES + 1);
            return answer(federation.room().partners().propose(file, code, account.name()));
        }
    }

    @PostMapping("/api/v1/partners/{hub}/approve")
    @Operation(summary = "审批伙伴枢纽 Approve", description = "Two different people; each gives the compared code.")
    Answer approve(@AuthenticationPrincipal Account account, @PathVariable String hub,
            @RequestBody Approval approval) {
        return answer(federation.room().partners().approve(hub, approval.code(), account.name()));
    }

    @PostMapping("/api/v1/partners/{hub}/test")
    @Operation(summary = "连接测试 Try the connection, with a diagnosis in plain words")
    List<Finding> test(@PathVariable String hub) {
        try {
            return federation.room().test(hub).stream().map(PartnerApi::finding).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultException(Fault.of(HubError.TEMPORARILY_UNAVAILABLE), e);
        }
    }

    private static Finding finding(ConnectionTest.Finding finding) {
        Fault fault = finding.fault();
        return new Finding(finding.step().name().toLowerCase(Locale.ROOT),
                fault == null ? null : Problem.of(fault));
    }

    @PostMapping("/api/v1/partners/{hub}/suspend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "暂停伙伴 Suspend; takes effect at once")
    void suspend(@AuthenticationPrincipal Account account, @PathVariable String hub, @RequestBody Reason reason) {
        federation.room().partners().suspend(hub, reason.text(), account.name());
    }

    @PostMapping("/api/v1/partners/{hub}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "恢复伙伴 Resume", description = "Never by the one who suspended.")
    void resume(@AuthenticationPrincipal Account account, @PathVariable String hub) {
        federation.room().partners().resume(hub, account.name());
    }

    @PostMapping("/api/v1/partners/{hub}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "终止伙伴关系 End the partnership")
    void end(@AuthenticationPrincipal Account account, @PathVariable String hub, @RequestBody Reason reason) {
        federation.room().partners().end(hub, reason.text(), account.name());
    }

    private Answer answer(Partner partner) {
        Partner.Proposal proposal = partner.proposal();
        TrustDocumentFile.Read shown = proposal == null ? partner.trust() : proposal.trust();
        Traffic.Counts counts = federation.room().traffic().counts(partner.hub(), null);
        Problem problem = federation.room().traffic().delivery(partner.hub()).map(status -> status.fault())
                .map(Problem::of).orElse(null);
        return new Answer(partner.hub(), shown == null ? null : shown.document().name(), partner.state().wire(),
                shown == null ? null : shown.document().endpoint().toString(),
                shown == null ? null : shown.code().text(), proposal != null,
                proposal == null ? null : proposal.approvedBy(), shown == null ? null : shown.document().expires(),
                partner.note(), partner.changedBy(), partner.changedAt(), counts.waiting(), counts.sent(),
                counts.received(), problem);
    }
}

package org.yijian.hub.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.federation.Federation;
import org.yijian.routes.federation.Traffic;
import org.yijian.routes.federation.partner.Partner;
import org.yijian.routes.federation.partner.PartnerState;
import org.yijian.routes.federation.wire.ConnectionTest;
import org.yijian.security.access.Permission;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.partner.TrustDocumentFile;

/** The partner hubs: who they are, how the introduction stands, how delivery goes, and the steps to take. */
@Controller
public class PartnerPages {

    private final Federation federation;

    public PartnerPages(Federation federation) {
        this.federation = federation;
    }

    /**
     * One partner in words.
     *
     * @param hub its id
     * @param name its name
     * @param state wire name, for the colour
     * @param stateLabel in words
     * @param endpoint where it takes messages
     * @param code what to compare on the telephone
     * @param expires in words
     * @param cryptography which algorithms its trust document has, in words
     * @param revocations as of when its revoked certificates are known, in words
     * @param note why it is in this state
     * @param changed who changed it last and when
     * @param waiting messages in the queue
     * @param sent messages with a receipt
     * @param received messages taken from it
     * @param lastReceipt in words
     * @param problem why nothing can be delivered now
     * @param remedy what to do about it
     * @param mayApprove whether this person may approve now
     * @param maySuspend whether this person may suspend now
     * @param mayResume whether this person may resume now
     * @param mayTest whether there is anything to test
     */
    public record Line(String hub, String name, String state, String stateLabel, String endpoint, String code,
            String expires, String cryptography, String revocations, @Nullable String note, String changed,
            String waiting, String sent, String received,
            String lastReceipt, @Nullable String problem, @Nullable String remedy, boolean mayApprove,
            boolean maySuspend, boolean mayResume, boolean mayTest) {}

    /**
     * One step of a connection test in words.
     *
     * @param step what was looked at
     * @param fine whether it is as it should be
     * @param text what was found
     * @param remedy what to do; null if nothing
     */
    public record Found(String step, boolean fine, String text, @Nullable String remedy) {}

    @GetMapping("/partners")
    String list(@AuthenticationPrincipal Account account, Wording wording, Model model) {
        boolean on = federation.on();
        model.addAttribute("on", on);
        model.addAttribute("manages", account.may(Permission.MANAGE_TRUST));
        model.addAttribute("lines", on
                ? federation.room().partners().all().stream().map(each -> line(each, account, wording)).toList()
                : List.of());
        model.addAttribute("retries", account.may(Permission.EDIT_FEEDS));
        model.addAttribute("dead", on ? federation.room().traffic().deadLetters(null) : List.of());
        if (on) {
            TrustDocumentFile.Read own = federation.room().own().current(account.name());
            model.addAttribute("ownHub", own.document().hub());
            model.addAttribute("ownName", own.document().name());
            model.addAttribute("ownCode", own.code().text());
            model.addAttribute("ownDocument",
                    new String(TrustDocumentFile.write(own.sealed()), StandardCharsets.UTF_8));
        }
        return "partners";
    }

    /** This hub's trust document as a file. */
    @GetMapping("/partners/own")
    ResponseEntity<byte[]> own(@AuthenticationPrincipal Account account) {
        TrustDocumentFile.Read own = federation.room().own().current(account.name());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + own.document().hub().replace(':', '-') + ".trust.json\"")
                .body(TrustDocumentFile.write(own.sealed()));
    }

    @PostMapping("/partners/invite")
    String invite(@AuthenticationPrincipal Account account, @RequestParam String hub, RedirectAttributes after) {
        federation.room().partners().invite(hub.strip(), account.name());
        return done("invite", after);
    }

    @PostMapping("/partners/accept")
    String accept(@AuthenticationPrincipal Account account, @RequestParam String document,
            @RequestParam(defaultValue = "") String code, RedirectAttributes after) {
        federation.room().partners().propose(document.getBytes(StandardCharsets.UTF_8),
                code.isBlank() ? null : code, account.name());
        return done("accept", after);
    }

    @PostMapping("/partners/{hub}/approve")
    String approve(@AuthenticationPrincipal Account account, @PathVariable String hub, @RequestParam String code,
            RedirectAttributes after) {
        federation.room().partners().approve(hub, code, account.name());
        return done("approve", after);
    }

    @PostMapping("/partners/{hub}/suspend")
    String suspend(@AuthenticationPrincipal Account account, @PathVariable String hub, @RequestParam String note,
            RedirectAttributes after) {
        federation.room().partners().suspend(hub, note, account.name());
        return done("suspend", after);
    }

    @PostMapping("/partners/{hub}/resume")
    String resume(@AuthenticationPrincipal Account account, @PathVariable String hub, RedirectAttributes after) {
        federation.room().partners().resume(hub, account.name());
        return done("resume", after);
    }

    @PostMapping("/partners/{hub}/test")
    String test(@PathVariable String hub, Wording wording, RedirectAttributes after) {
        try {
            after.addFlashAttribute("tested", hub);
            after.addFlashAttribute("found",
                    federation.room().test(hub).stream().map(each -> found(each, wording)).toList());
            return "redirect:/partners";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultException(Fault.of(HubError.TEMPORARILY_UNAVAILABLE), e);
        }
    }

    /** Back to the list, where the letter is no more. */
    @PostMapping("/feeds/dead-letters/{id}/retry")
    String retry(@AuthenticationPrincipal Account account, @PathVariable UUID id, RedirectAttributes after) {
        federation.room().letters().retry(id, account.name());
        return done("retry", after);
    }

    private static String done(String step, RedirectAttributes after) {
        after.addFlashAttribute("done", step);
        return "redirect:/partners";
    }

    private static Found found(ConnectionTest.Finding finding, Wording wording) {
        Fault fault = finding.fault();
        return new Found(wording.text("partner.test." + finding.step().name()), fault == null,
                fault == null ? wording.text("partner.test.fine") : fault.text(wording.locale()),
                fault == null ? null : fault.remedy(wording.locale()));
    }

    private Line line(Partner partner, Account account, Wording wording) {
        Partner.Proposal proposal = partner.proposal();
        TrustDocumentFile.Read shown = proposal == null ? partner.trust() : proposal.trust();
        Traffic.Counts counts = federation.room().traffic().counts(partner.hub(), null);
        Fault fault = federation.room().traffic().delivery(partner.hub()).map(status -> status.fault()).orElse(null);
        boolean approves = account.may(Permission.MANAGE_TRUST) || account.may(Permission.APPROVE_TRUST);
        return new Line(partner.hub(), partner.label(), partner.state().wire(),
                wording.chinese() ? partner.state().chinese() : partner.state().english(),
                shown == null ? "—" : shown.document().endpoint().toString(),
                shown == null ? "—" : shown.code().text(),
                shown == null ? "—" : wording.moment(shown.document().expires()), cryptography(shown, wording),
                partner.trust() == null ? "—" : wording.moment(partner.revocations().asOf()), partner.note(),
                partner.changedBy() + " · " + wording.moment(partner.changedAt()), wording.count(counts.waiting()),
                wording.count(counts.sent()), wording.count(counts.received()),
                counts.lastReceipt() == null ? "—" : wording.moment(counts.lastReceipt()),
                fault == null ? null : fault.code().code() + " " + fault.text(wording.locale()),
                fault == null ? null : fault.remedy(wording.locale()),
                approves && proposal != null && !account.name().equals(proposal.approvedBy()),
                account.may(Permission.MANAGE_TRUST) && partner.state() == PartnerState.ACTIVE,
                approves && partner.state() == PartnerState.SUSPENDED && !account.name().equals(partner.changedBy()),
                shown != null);
    }

    private static String cryptography(TrustDocumentFile.@Nullable Read shown, Wording wording) {
        if (shown == null) {
            return "—";
        }
        return wording.text(shown.document().nationalAuthority() == null
                ? "partner.cryptography.international"
                : "partner.cryptography.national");
    }
}

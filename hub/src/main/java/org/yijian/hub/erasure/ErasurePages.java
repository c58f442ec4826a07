package org.yijian.hub.erasure;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.page.Wording;
import org.yijian.records.ledger.personal.Erasure;
import org.yijian.security.access.Permission;

/** The erasures, and the decisions on them. */
@Controller
public class ErasurePages {

    private static final int MOST = 200;

    private final ErasureDesk desk;

    public ErasurePages(ErasureDesk desk) {
        this.desk = desk;
    }

    /**
     * An erasure in words.
     *
     * @param id its id
     * @param state wire name, for the colour
     * @param stateLabel in words
     * @param records whose personal fields and attachments it is about
     * @param attachment the only attachment that it is about; null for all that the records have
     * @param reason why
     * @param legalBasis the law
     * @param requested who asked for it and when
     * @param decided who decided and when; null while it waits
     * @param mayDecide whether this person may decide now
     */
    public record Line(UUID id, String state, String stateLabel, List<UUID> records, @Nullable UUID attachment,
            String reason, String legalBasis, String requested, @Nullable String decided, boolean mayDecide) {}

    @GetMapping("/erasures")
    String list(@AuthenticationPrincipal Account account, Wording wording, Model model) {
        model.addAttribute("lines",
                desk.all(0, MOST).stream().map(erasure -> line(erasure, account, wording)).toList());
        model.addAttribute("sees", account.may(Permission.VIEW));
        return "erasures";
    }

    @PostMapping("/erasures")
    String request(@AuthenticationPrincipal Account account, @RequestParam String record,
            @RequestParam(required = false) @Nullable String attachment,
            @RequestParam(defaultValue = "false") boolean person, @RequestParam String reason,
            @RequestParam String legalBasis, RedirectAttributes after) {
        UUID of = SearchParameters.id("record", record);
        if (attachment == null) {
            desk.request(Set.of(of), person, reason, legalBasis, account);
        } else {
            desk.request(of, SearchParameters.id("attachment", attachment), reason, legalBasis, account);
        }
        return done(after);
    }

    @PostMapping("/erasures/{id}/{step}")
    String decide(@AuthenticationPrincipal Account account, @PathVariable String id, @PathVariable String step,
            RedirectAttributes after) {
        desk.decide(SearchParameters.id("id", id), ErasureApi.approved(step), account);
        return done(after);
    }

    private static String done(RedirectAttributes after) {
        after.addFlashAttribute("done", true);
        return "redirect:/erasures";
    }

    private static Line line(Erasure erasure, Account account, Wording wording) {
        var at = erasure.decidedAt();
        boolean mayDecide = erasure.state() == Erasure.State.REQUESTED && account.may(Permission.APPROVE_ERASURE)
                && !erasure.requestedBy().equals(account.name());
        return new Line(erasure.id(), erasure.state().wire(), wording.text("erasure.state." + erasure.state().wire()),
                erasure.records(), erasure.attachment(), erasure.reason(), erasure.legalBasis(),
                erasure.requestedBy() + " · " + wording.moment(erasure.requestedAt()),
                at == null ? null : erasure.decidedBy() + " · " + wording.moment(at), mayDecide);
    }
}

package org.yijian.hub.export;

import java.io.IOException;
import java.time.Clock;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.export.ExportRequest.State;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.page.Wording;
import org.yijian.hub.page.export.Attachment;
import org.yijian.hub.page.export.TableFormat;
import org.yijian.security.access.Permission;
import org.yijian.security.error.FaultException;

/** Taking a search away, asking for more, and deciding on what others ask. */
@Controller
public class SearchExportPages {

    private final ExportDesk desk;
    private final ExportWriter writer;
    private final Clock clock;

    public SearchExportPages(ExportDesk desk, ExportWriter writer, Clock clock) {
        this.desk = desk;
        this.writer = writer;
        this.clock = clock;
    }

    /**
     * A request in words.
     *
     * @param id its id
     * @param state wire name; {@code expired} if nobody fetched it in time
     * @param stateLabel in words
     * @param query what is searched for
     * @param records how many
     * @param reason why
     * @param purpose what for; null if it was not said
     * @param asked who asked and when
     * @param decided who decided and when; null while it waits
     * @param until until when it may be fetched; null unless it may
     * @param tried how often it was fetched, and may be; null if it never was
     * @param mayDecide whether this person may decide now
     * @param mayTake whether this person may fetch it now
     */
    public record Line(UUID id, String state, String stateLabel, String query, String records, String reason,
            @Nullable String purpose, String asked, @Nullable String decided, @Nullable String until,
            @Nullable String tried, boolean mayDecide, boolean mayTake) {}

    @GetMapping("/search/export.{format}")
    void take(@AuthenticationPrincipal Account account, @PathVariable String format,
            @RequestParam MultiValueMap<String, String> given, StatedPurpose purpose, Wording wording,
            HttpServletResponse response) throws IOException {
        TableFormat wanted = format(format);
        ExportedSearch exported = ExportedSearch.of(given);
        ExportDesk.Granted granted;
        try {
            granted = desk.take(exported, format, account, purpose);
        } catch (FaultException refused) {
            if (refused.fault().code() != HubError.EXPORT_NEEDS_APPROVAL) {
                throw refused;
            }
            response.sendRedirect("/exports/new?" + exported.text());
            return;
        }
        write(granted, wanted, wording, response);
    }

    @PostMapping("/exports")
    String ask(@AuthenticationPrincipal Account account, @RequestParam String key, @RequestParam String query,
            @RequestParam(defaultValue = "") String reason, StatedPurpose purpose, RedirectAttributes after) {
        desk.ask(key, ExportedSearch.of(query), reason, account, purpose);
        after.addFlashAttribute("done", "asked");
        return "redirect:/exports";
    }

    @GetMapping("/exports")
    String list(@AuthenticationPrincipal Account account, Wording wording, Model model) {
        model.addAttribute("lines",
                desk.requests(account).stream().map(request -> line(request, account, wording)).toList());
        model.addAttribute("limit", wording.count(desk.limit()));
        return "exports";
    }

    /** What needs approval is asked for here, with the reason. */
    @GetMapping("/exports/new")
    String form(@RequestParam MultiValueMap<String, String> given, Wording wording, Model model) {
        ExportedSearch exported = ExportedSearch.of(given);
        model.addAttribute("query", exported.text());
        model.addAttribute("described",
                exported.described(wording));
        model.addAttribute("key", UUID.randomUUID());
        model.addAttribute("limit", wording.count(desk.limit()));
        return "export-request";
    }

    @PostMapping("/exports/{id}/{step}")
    String decide(@AuthenticationPrincipal Account account, @PathVariable String id, @PathVariable String step,
            RedirectAttributes after) {
        boolean approved = ExportDesk.approved(step);
        desk.decide(SearchParameters.id("id", id), approved, account);
        after.addFlashAttribute("done", approved ? "approved" : "refused");
        return "redirect:/exports";
    }

    @PostMapping("/exports/{id}/file.{format}")
    void fetch(@AuthenticationPrincipal Account account, @PathVariable String id, @PathVariable String format,
            Wording wording, HttpServletResponse response) throws IOException {
        TableFormat wanted = format(format);
        write(desk.takeApproved(SearchParameters.id("id", id), format, account), wanted, wording, response);
    }

    private void write(ExportDesk.Granted granted, TableFormat format, Wording wording, HttpServletResponse response)
            throws IOException {
        desk.deliver(granted, () -> {
            Attachment.head(response, format.type(),
                    wording.text("export.search.file", wording.moment(granted.at()).replace(':', '.')) + "."
                            + format.extension());
            writer.table(granted, format, wording, response.getOutputStream());
            response.flushBuffer();
        });
    }

    private static TableFormat format(String extension) {
        return TableFormat.of(extension).orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
    }

    private static String state(ExportRequest request, boolean open) {
        if (request.state() != State.APPROVED || open) {
            return request.state().wire();
        }
        return request.tries() > 0 ? State.TAKEN.wire() : "expired";
    }

    private Line line(ExportRequest request, Account account, Wording wording) {
        boolean own = request.account().equals(account.name());
        boolean open = request.open(clock.instant());
        var decided = request.decidedAt();
        var until = request.expiresAt();
        String state = state(request, open);
        ExportedSearch exported = ExportedSearch.of(request.query());
        return new Line(request.id(), state, wording.text("export.state." + state),
                exported.described(wording),
                wording.count(request.records()), request.reason(),
                request.stated().described(wording.chinese()).orElse(null),
                request.account() + " · " + wording.moment(request.askedAt()),
                decided == null ? null : request.decidedBy() + " · " + wording.moment(decided),
                open && until != null ? wording.moment(until) : null,
                request.tries() == 0 ? null : wording.text("export.tried.times", request.tries(), desk.tries()),
                !own && request.state() == State.REQUESTED && account.may(Permission.APPROVE_EXPORT), own && open);
    }
}

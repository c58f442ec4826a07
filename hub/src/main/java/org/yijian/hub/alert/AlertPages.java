package org.yijian.hub.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import org.yijian.hub.account.Account;
import org.yijian.hub.page.Wording;
import org.yijian.hub.saved.SavedSearch;
import org.yijian.hub.saved.SavedSearches;

/** {@code /alerts}: what has come for a person's saved searches. */
@Controller
public class AlertPages {

    private static final int SIZE = 20;

    private final Inbox inbox;
    private final SavedSearches searches;

    public AlertPages(Inbox inbox, SavedSearches searches) {
        this.inbox = inbox;
        this.searches = searches;
    }

    /**
     * A saved search to choose.
     *
     * @param label its name
     * @param address where its alerts are
     * @param unread how many were not read
     * @param current whether its alerts are shown
     */
    public record Choice(String label, String address, long unread, boolean current) {}

    @GetMapping("/alerts")
    String list(@AuthenticationPrincipal Account account, @RequestParam(required = false) @Nullable Long search,
            @RequestParam(defaultValue = "false") boolean unread, @RequestParam(defaultValue = "1") int page,
            Wording wording, Model model) {
        Inbox.Page found = inbox.read(new Inbox.Question(search, unread, page, SIZE), account);
        List<SavedSearch> visible = searches.visibleTo(account);
        model.addAttribute("entries", found.entries().stream().map(entry -> AlertView.of(entry, wording)).toList());
        model.addAttribute("newest", Inbox.newest(found.entries()));
        model.addAttribute("search", search);
        model.addAttribute("unreadOnly", unread);
        model.addAttribute("page", page);
        model.addAttribute("stopped", visible.stream()
                .filter(saved -> saved.ownedBy(account) && saved.failedAt() != null).map(SavedSearch::name).toList());
        model.addAttribute("none", visible.isEmpty());
        model.addAttribute("choices", choices(visible, search, unread, account, wording));
        model.addAttribute("toggled", address(search, !unread, 1));
        model.addAttribute("previous", page > 1 ? address(search, unread, page - 1) : null);
        model.addAttribute("next", found.more() ? address(search, unread, page + 1) : null);
        return "alerts";
    }

    private List<Choice> choices(List<SavedSearch> visible, @Nullable Long chosen, boolean unread, Account account,
            Wording wording) {
        Map<Long, Inbox.Standing> standings = inbox.standings(account);
        long all = standings.values().stream().mapToLong(Inbox.Standing::unread).sum();
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(wording.text("alert.all"), address(null, unread, 1), all, chosen == null));
        visible.forEach(search -> choices.add(new Choice(search.name(), address(search.id(), unread, 1),
                standings.getOrDefault(search.id(), Inbox.Standing.NOTHING).unread(),
                Long.valueOf(search.id()).equals(chosen))));
        return choices;
    }

    private static String address(@Nullable Long search, boolean unread, int page) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/alerts");
        if (search != null) {
            address.queryParam("search", search);
        }
        if (unread) {
            address.queryParam("unread", true);
        }
        if (page > 1) {
            address.queryParam("page", page);
        }
        return address.build().toUriString();
    }

    /** Opening an alert is reading it; the record asks for a purpose by itself where it needs one. */
    @GetMapping("/alerts/{id}")
    String open(@AuthenticationPrincipal Account account, @PathVariable long id) {
        return "redirect:/records/" + inbox.open(id, account);
    }

    @PostMapping("/alerts/{id}/read")
    String read(@AuthenticationPrincipal Account account, @PathVariable long id,
            @RequestParam(required = false) @Nullable Long search,
            @RequestParam(defaultValue = "false") boolean unread, @RequestParam(defaultValue = "1") int page) {
        inbox.open(id, account);
        return "redirect:" + address(search, unread, Math.max(1, page));
    }

    @PostMapping("/alerts/read")
    String readAll(@AuthenticationPrincipal Account account, @RequestParam(required = false) @Nullable Long search,
            @RequestParam long newest, RedirectAttributes after) {
        inbox.readTo(search, newest, account);
        after.addFlashAttribute("done", true);
        return "redirect:" + address(search, false, 1);
    }
}

package org.yijian.hub.saved.page;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.alert.Inbox;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.notice.ChannelView;
import org.yijian.hub.notice.Channels;
import org.yijian.hub.page.PartnerChoices.Choice;
import org.yijian.hub.page.Wording;
import org.yijian.hub.saved.SavedSearches;
import org.yijian.hub.saved.SharedRole;
import org.yijian.security.error.FaultException;

/** {@code /saved}: the searches that a person keeps, and those that are shared with it. */
@Controller
public class SavedPages {

    private final SavedSearches searches;
    private final Inbox inbox;
    private final Channels channels;

    public SavedPages(SavedSearches searches, Inbox inbox, Channels channels) {
        this.searches = searches;
        this.inbox = inbox;
        this.channels = channels;
    }

    @GetMapping("/saved")
    String list(@AuthenticationPrincipal Account account, Wording wording, Model model) {
        Map<Long, Inbox.Standing> standings = inbox.standings(account);
        List<ChannelView> told = channels.of(account);
        List<SavedView> views = searches.visibleTo(account).stream()
                .map(search -> SavedView.of(search, account,
                        standings.getOrDefault(search.id(), Inbox.Standing.NOTHING), told, wording))
                .toList();
        model.addAttribute("webhooks", channels.webhooks());
        model.addAttribute("mail", channels.mail());
        model.addAttribute("own", views.stream().filter(SavedView::own).toList());
        model.addAttribute("shared", views.stream().filter(view -> !view.own()).toList());
        model.addAttribute("roles", SharedRole.all().stream()
                .map(role -> new Choice(role.wire(), SavedView.label(role, wording), false)).toList());
        return "saved";
    }

    @PostMapping("/saved")
    String save(@AuthenticationPrincipal Account account, @ModelAttribute SearchParameters parameters,
            @RequestParam String name, @RequestParam(required = false) @Nullable String sharedWith,
            @RequestParam(defaultValue = "false") boolean alerts, RedirectAttributes after) {
        searches.save(name, parameters, SharedRole.of(sharedWith), alerts, account);
        return done("saved", after);
    }

    @PostMapping("/saved/{id}/{step}")
    String change(@AuthenticationPrincipal Account account, @PathVariable long id, @PathVariable String step,
            @RequestParam(defaultValue = "") String name, @RequestParam(required = false) @Nullable String sharedWith,
            @RequestParam(defaultValue = "") String address, RedirectAttributes after) {
        switch (step) {
            case "rename" -> searches.rename(id, name, account);
            case "share" -> searches.share(id, SharedRole.of(sharedWith), account);
            case "tell" -> searches.tell(id, true, account);
            case "hush" -> searches.tell(id, false, account);
            case "delete" -> searches.delete(id, account);
            case "call" -> after.addFlashAttribute("key", channels.call(id, address.strip(), account));
            case "write" -> channels.write(id, address.strip(), account);
            case "stop-webhook" -> channels.stop(id, "webhook", account);
            case "stop-mail" -> channels.stop(id, "mail", account);
            default -> throw new FaultException(HubError.NOT_FOUND);
        }
        return done(step, after);
    }

    private static String done(String step, RedirectAttributes after) {
        after.addFlashAttribute("done", step);
        return "redirect:/saved";
    }
}

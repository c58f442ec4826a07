package org.yijian.hub.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
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
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.records.Kind;
import org.yijian.routes.federation.Traffic;
import org.yijian.routes.federation.delivery.Shelves;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.feed.FeedDelivery;
import org.yijian.routes.federation.feed.FeedState;
import org.yijian.routes.federation.feed.FeedTerms;
import org.yijian.security.access.Permission;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/** The feeds: what goes where and why, how it goes, and the steps to take. */
@Controller
public class FeedPages {

    private final Federation federation;

    public FeedPages(Federation federation) {
        this.federation = federation;
    }

    /**
     * One feed in words.
     *
     * @param id its id
     * @param partner the other hub
     * @param direction in words
     * @param state wire name, for the colour
     * @param stateLabel in words
     * @param kinds in words
     * @param regions in words
     * @param leftOut fields left out; empty for none
     * @param purpose what the records may be used for
     * @param legalBasis the law or agreement that allows it
     * @param delivery how messages get to the receiver, in words
     * @param attachments whether attachments go along
     * @param shelf where a partner takes them, in words; null if it does not, or nothing of it is on this node
     * @param note what the other side should know
     * @param waiting messages in the queue
     * @param moved messages with a receipt, or taken
     * @param last number of the last message
     * @param lastReceipt in words
     * @param steps which steps this person may take now
     */
    public record Line(UUID id, String partner, String direction, String state, String stateLabel, String kinds,
            String regions, String leftOut, String purpose, String legalBasis, String delivery,
            boolean attachments, @Nullable String shelf, @Nullable String note, String waiting,
            String moved, String last, String lastReceipt, List<String> steps) {}

    @GetMapping("/feeds")
    String list(@AuthenticationPrincipal Account account, Wording wording, Model model) {
        boolean on = federation.on();
        model.addAttribute("on", on);
        model.addAttribute("edits", account.may(Permission.EDIT_FEEDS));
        model.addAttribute("kinds", Arrays.stream(Kind.values()).toList());
        model.addAttribute("deliveries", FeedDelivery.values());
        model.addAttribute("partners", on ? federation.room().partners().active() : List.of());
        model.addAttribute("lines", on
                ? federation.room().feeds().all().stream().map(each -> line(each, account, wording)).toList()
                : List.of());
        return "feeds";
    }

    @PostMapping("/feeds")
    String request(@AuthenticationPrincipal Account account, @RequestParam String partner,
            @RequestParam(defaultValue = "") Set<String> kind, @RequestParam String regions,
            @RequestParam(defaultValue = "") String leftOut, @RequestParam String purpose,
            @RequestParam String legalBasis, @RequestParam(defaultValue = "push") String delivery,
            @RequestParam(defaultValue = "false") boolean attachments, RedirectAttributes after) {
        FeedDelivery way = FeedDelivery.fromWire(delivery)
                .orElseThrow(() -> new FaultException(HubError.BAD_PARAMETER, "delivery", delivery));
        federation.room().feeds().request(partner, new FeedTerms(kind, words(regions), Set.of(),
                Sensitivity.INTERNAL, words(leftOut), purpose, legalBasis, way, attachments), account.name());
        return done("request", after);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("[\\s,，、;；]+")).filter(word -> !word.isBlank()).collect(Collectors.toSet());
    }

    @PostMapping("/feeds/{id}/{step}")
    String step(@AuthenticationPrincipal Account account, @PathVariable String id, @PathVariable String step,
            @RequestParam(defaultValue = "") String note, @RequestParam(defaultValue = "1") long from,
            RedirectAttributes after) {
        UUID feed = SearchParameters.id("id", id);
        var feeds = federation.room().feeds();
        switch (step) {
            case "approve" -> feeds.approve(feed, account.name());
            case "refuse" -> feeds.refuse(feed, note, account.name());
            case "pause" -> feeds.pause(feed, note, account.name());
            case "resume" -> feeds.resume(feed, account.name());
            case "replay" -> federation.room().replay(feed, from, account.name());
            case "end" -> feeds.end(feed, note, account.name());
            default -> throw new FaultException(HubError.NOT_FOUND);
        }
        return done(step, after);
    }

    private static String done(String step, RedirectAttributes after) {
        after.addFlashAttribute("done", step);
        return "redirect:/feeds";
    }

    private Line line(Feed feed, Account account, Wording wording) {
        Traffic.Counts counts = federation.room().traffic().counts(feed.partner(), feed.stream());
        FeedTerms terms = feed.terms();
        return new Line(feed.id(), feed.partner(), wording.text(feed.provided() ? "feed.out" : "feed.in"),
                feed.state().wire(), wording.chinese() ? feed.state().chinese() : feed.state().english(),
                terms.kinds().stream().map(wording::kind).collect(Collectors.joining("、")),
                terms.regions().stream().map(wording::region).collect(Collectors.joining("、")),
                terms.leftOut().stream().sorted().map(wording::leftOut).collect(Collectors.joining("、")),
                terms.purpose(), terms.legalBasis(),
                wording.chinese() ? terms.delivery().chinese() : terms.delivery().english(), terms.attachments(),
                shelf(feed, wording),
                feed.note(),
                wording.count(counts.waiting()), wording.count(feed.provided() ? counts.sent() : counts.received()),
                wording.count(counts.lastSequence()),
                counts.lastReceipt() == null ? "—" : wording.moment(counts.lastReceipt()), steps(feed, account));
    }

    private @Nullable String shelf(Feed feed, Wording wording) {
        if (!feed.provided() || !feed.terms().delivery().byBroker()) {
            return null;
        }
        return federation.room().traffic().shelf(feed.partner())
                .map(status -> wording.text("feed.shelf.status", status.queue(), String.valueOf(status.port()),
                        wording.count(status.listeners()), wording.count(status.lying())) + fault(status, wording))
                .orElse(null);
    }

    private static String fault(Shelves.Status status, Wording wording) {
        Fault fault = status.fault();
        return fault == null ? "" : " · " + fault.text(wording.chinese() ? Locale.CHINESE : Locale.ENGLISH);
    }

    private static List<String> steps(Feed feed, Account account) {
        boolean edits = account.may(Permission.EDIT_FEEDS);
        boolean pausedHere = !feed.partner().equals(feed.decidedBy());
        List<String> steps = switch (feed.state()) {
            case REQUESTED -> List.of();
            case ACTIVE -> feed.provided() ? List.of("pause", "replay", "end") : List.of("pause", "end");
            case PAUSED -> pausedHere ? List.of("resume", "end") : List.of("end");
            case ENDED -> List.of();
        };
        boolean decides = feed.state() == FeedState.REQUESTED && feed.provided()
                && account.may(Permission.APPROVE_FEEDS);
        return decides ? List.of("approve", "refuse") : edits ? steps : List.of();
    }
}

package org.yijian.hub.key;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
import org.yijian.hub.page.Wording;
import org.yijian.records.ledger.LogIndexes;
import org.yijian.security.access.Permission;
import org.yijian.security.error.FaultException;
import org.yijian.security.trust.KeyPurpose;

/** The keys of this hub: how they stand, what is to happen to them, and what did. */
@Controller
public class KeyPages {

    private final KeyDirectory directory;
    private final KeyDesk desk;
    private final LogIndexes indexes;
    private final Federation federation;
    private final Clock clock;

    public KeyPages(KeyDirectory directory, KeyDesk desk, LogIndexes indexes, Federation federation, Clock clock) {
        this.directory = directory;
        this.desk = desk;
        this.indexes = indexes;
        this.federation = federation;
        this.clock = clock;
    }

    /**
     * A change in words.
     *
     * @param id its id
     * @param title what is to happen to which key
     * @param state wire name, for the colour
     * @param stateLabel in words
     * @param reason why
     * @param requested who asked for it, when, and where that is in the log
     * @param decided the same of the decision; null while it waits
     * @param mayDecide whether this person may decide now
     */
    public record Change(UUID id, String title, String state, String stateLabel, String reason, String requested,
            @Nullable String decided, boolean mayDecide) {}

    @GetMapping("/keys")
    String list(@AuthenticationPrincipal Account account, Wording wording, Model model) {
        Instant now = clock.instant();
        boolean manages = account.may(Permission.MANAGE_TRUST);
        model.addAttribute("on", federation.on());
        model.addAttribute("keys", lines(directory.certified(), manages, now, wording));
        model.addAttribute("data", lines(directory.ofData(), manages, now, wording));
        List<KeyChange> all = desk.all();
        Map<Long, Long> places = indexes.of(all.stream()
                .flatMap(change -> Stream.of(change.requestedLeaf(), change.decidedLeaf())).filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        model.addAttribute("changes", all.stream().map(change -> change(change, account, places, wording)).toList());
        return "keys";
    }

    private static List<KeyLine> lines(Collection<KeyEntry> keys, boolean manages, Instant now, Wording wording) {
        return keys.stream().map(key -> KeyLine.of(key, manages, now, wording)).toList();
    }

    @PostMapping("/keys")
    String request(@AuthenticationPrincipal Account account, @RequestParam String kind, @RequestParam String object,
            @RequestParam String reason, RedirectAttributes after) {
        desk.request(kind(kind), object, reason, account);
        return done("request", after);
    }

    @PostMapping("/keys/{id}/{step}")
    String decide(@AuthenticationPrincipal Account account, @PathVariable String id, @PathVariable String step,
            RedirectAttributes after) {
        desk.decide(SearchParameters.id("id", id), approved(step), account);
        return done(step, after);
    }

    static KeyChange.Kind kind(String wire) {
        return KeyChange.Kind.of(wire).orElseThrow(() -> new FaultException(HubError.BAD_PARAMETER, "kind", wire));
    }

    static boolean approved(String step) {
        return switch (step) {
            case "approve" -> true;
            case "refuse" -> false;
            default -> throw new FaultException(HubError.NOT_FOUND);
        };
    }

    private static String done(String step, RedirectAttributes after) {
        after.addFlashAttribute("done", step);
        return "redirect:/keys";
    }

    private static Change change(KeyChange change, Account account, Map<Long, Long> places, Wording wording) {
        Instant decided = change.decidedAt();
        boolean decides = account.may(Permission.MANAGE_TRUST) || account.may(Permission.APPROVE_TRUST);
        return new Change(change.id(),
                wording.text("key.change." + change.kind().wire(), object(change, wording)), change.state().wire(),
                wording.text("key.change.state." + change.state().wire()), change.reason(),
                said(change.requestedBy(), change.requestedAt(), places.get(change.requestedLeaf()), wording),
                decided == null
                        ? null
                        : said(String.valueOf(change.decidedBy()), decided, places.get(change.decidedLeaf()), wording),
                decides && change.state() == KeyChange.State.REQUESTED
                        && !change.requestedBy().equals(account.name()));
    }

    private static String object(KeyChange change, Wording wording) {
        return KeyPurpose.named(change.object()).map(purpose -> wording.text("key.purpose." + purpose.fileName()))
                .orElse(change.object());
    }

    private static String said(String who, Instant at, @Nullable Long index, Wording wording) {
        return who + " · " + wording.moment(at) + " · " + wording.logIndex(index);
    }
}

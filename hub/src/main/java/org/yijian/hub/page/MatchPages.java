package org.yijian.hub.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.yijian.connectors.Connectors;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.records.ledger.FacilityDecision;
import org.yijian.records.ledger.FacilityMatch;
import org.yijian.records.ledger.FacilityMatches;
import org.yijian.records.ledger.LogIndexes;
import org.yijian.security.error.FaultException;

/** Proposals that two facilities are one, side by side, for a person to decide; and what was decided before. */
@Controller
public class MatchPages {

    private static final int SIZE = 10;

    private final FacilityMatches matches;
    private final LogIndexes indexes;
    private final SourceNames sources;

    public MatchPages(FacilityMatches matches, LogIndexes indexes, Connectors connectors) {
        this.matches = matches;
        this.indexes = indexes;
        this.sources = new SourceNames(connectors);
    }

    @GetMapping("/matches")
    String list(@AuthenticationPrincipal Account account, @RequestParam(defaultValue = "1") int page, Wording wording,
            Model model) {
        requirePage(page);
        List<FacilityMatch> open = matches.open(account.scope(), (page - 1) * SIZE, SIZE + 1);
        MatchView view = new MatchView(wording, Map.of(), sources);
        model.addAttribute("proposals", open.stream().limit(SIZE).map(view::proposal).toList());
        neighbours("/matches?page=", page, open.size() > SIZE, model);
        return "matches";
    }

    @GetMapping("/matches/history")
    String history(@AuthenticationPrincipal Account account, @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable String facility, Wording wording, Model model) {
        requirePage(page);
        UUID about = facility == null || facility.isBlank() ? null : SearchParameters.id("facility", facility);
        List<FacilityDecision> decisions = matches.decisions(about, account.scope(), (page - 1) * SIZE, SIZE + 1);
        MatchView view = new MatchView(wording,
                indexes.of(decisions.stream().map(FacilityDecision::leafId).distinct().toList()), sources);
        model.addAttribute("decisions", decided(decisions.stream().limit(SIZE).toList(), view));
        model.addAttribute("facility", about);
        neighbours("/matches/history?" + (about == null ? "" : "facility=" + about + "&") + "page=", page,
                decisions.size() > SIZE, model);
        return "match-history";
    }

    /** Newest first: only the newest decision on a pair can be taken back. */
    private static List<MatchView.Decided> decided(List<FacilityDecision> decisions, MatchView view) {
        Set<Long> seen = new HashSet<>();
        List<MatchView.Decided> lines = new ArrayList<>();
        for (FacilityDecision decision : decisions) {
            Long proposal = decision.proposalId();
            lines.add(view.decided(decision, proposal != null && seen.add(proposal)));
        }
        return lines;
    }

    @PostMapping("/matches/{id}")
    String decide(@AuthenticationPrincipal Account account, @PathVariable long id, @RequestParam String decision,
            @RequestParam(defaultValue = "") String reason, RedirectAttributes after) {
        FacilityMatches.Decision decided = switch (decision) {
            case "confirm" -> FacilityMatches.Decision.CONFIRMED;
            case "reject" -> FacilityMatches.Decision.REJECTED;
            default -> throw new FaultException(HubError.BAD_PARAMETER, "decision", decision);
        };
        matches.decide(id, decided, reason, account.scope());
        after.addFlashAttribute("done", decision);
        return "redirect:/matches";
    }

    @PostMapping("/matches/{id}/reopen")
    String reopen(@AuthenticationPrincipal Account account, @PathVariable long id,
            @RequestParam(defaultValue = "") String reason, RedirectAttributes after) {
        matches.reopen(id, reason, account.scope());
        after.addFlashAttribute("done", "reopen");
        return "redirect:/matches";
    }

    @PostMapping("/matches/merges/{id}/split")
    String split(@AuthenticationPrincipal Account account, @PathVariable long id,
            @RequestParam(defaultValue = "") String reason, RedirectAttributes after) {
        matches.split(id, reason, account.scope());
        after.addFlashAttribute("done", "split");
        return "redirect:/matches/history";
    }

    private static void requirePage(int page) {
        if (page < 1) {
            throw new FaultException(HubError.BAD_PARAMETER, "page", page);
        }
    }

    private static void neighbours(String address, int page, boolean more, Model model) {
        model.addAttribute("previous", page > 1 ? address + (page - 1) : null);
        model.addAttribute("next", more ? address + (page + 1) : null);
    }
}

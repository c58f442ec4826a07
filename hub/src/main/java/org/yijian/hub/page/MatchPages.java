package org.yijian.hub.page;

import java.util.List;

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
import org.yijian.records.ledger.FacilityMatch;
import org.yijian.records.ledger.FacilityMatches;
import org.yijian.security.error.FaultException;

/** Proposals that two facilities are one, side by side, for a person to decide. */
@Controller
public class MatchPages {

    private static final int SIZE = 10;

    private final FacilityMatches matches;

    public MatchPages(FacilityMatches matches) {
        this.matches = matches;
    }

    /**
     * A proposal in words.
     *
     * @param id number
     * @param reason in words
     * @param proposedAt in words
     * @param one the facility that stays
     * @param other the facility that is merged into it
     * @param sameName whether the names are equal
     * @param sameAddress whether the addresses are equal
     */
    public record Proposal(long id, String reason, String proposedAt, FacilityMatch.Side one, FacilityMatch.Side other,
            String oneRegion, String otherRegion, boolean sameName, boolean sameAddress) {}

    @GetMapping("/matches")
    String list(@AuthenticationPrincipal Account account, @RequestParam(defaultValue = "1") int page, Wording wording,
            Model model) {
        if (page < 1) {
            throw new FaultException(HubError.BAD_PARAMETER, "page", page);
        }
        List<FacilityMatch> open = matches.open(account.scope(), (page - 1) * SIZE, SIZE + 1);
        model.addAttribute("proposals", open.stream().limit(SIZE).map(match -> proposal(match, wording)).toList());
        model.addAttribute("previous", page > 1 ? "/matches?page=" + (page - 1) : null);
        model.addAttribute("next", open.size() > SIZE ? "/matches?page=" + (page + 1) : null);
        return "matches";
    }

    @PostMapping("/matches/{id}")
    String decide(@AuthenticationPrincipal Account account, @PathVariable long id, @RequestParam String decision,
            RedirectAttributes after) {
        FacilityMatches.Decision decided = switch (decision) {
            case "confirm" -> FacilityMatches.Decision.CONFIRMED;
            case "reject" -> FacilityMatches.Decision.REJECTED;
            default -> throw new FaultException(HubError.BAD_PARAMETER, "decision", decision);
        };
        matches.decide(id, decided, account.scope());
        after.addFlashAttribute("done", decision);
        return "redirect:/matches";
    }

    private static Proposal proposal(FacilityMatch match, Wording wording) {
        return new Proposal(match.id(), wording.text("match.reason." + match.reason().name()),
                wording.moment(match.proposedAt()), match.one(), match.other(), wording.region(match.one().region()),
                wording.region(match.other().region()),
                match.one().name() != null && match.one().name().equals(match.other().name()),
                match.one().address() != null && match.one().address().equals(match.other().address()));
    }
}

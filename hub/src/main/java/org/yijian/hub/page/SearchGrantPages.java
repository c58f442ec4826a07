package org.yijian.hub.page;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.yijian.records.Kind;
import org.yijian.routes.federation.grant.SearchGrants;
import org.yijian.routes.federation.grant.SearchPurpose;
import org.yijian.routes.federation.grant.SearchTerms;
import org.yijian.security.access.Permission;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.error.FaultException;

/** What one partner may find here, what waits for a second person, and what this hub may find there. */
@Controller
public class SearchGrantPages {

    private final Federation federation;

    public SearchGrantPages(Federation federation) {
        this.federation = federation;
    }

    /**
     * Terms in words.
     *
     * @param title which they are
     * @param kinds in words
     * @param regions in words
     * @param departments in words
     * @param clearance in words
     * @param leftOut fields of which nothing is found or shown, in words
     * @param purposes in words
     * @param legalBasis the law or agreement that allows it
     */
    public record Terms(String title, String kinds, String regions, String departments, String clearance,
            String leftOut, String purposes, String legalBasis) {

        static Terms of(String title, SearchTerms terms, Wording wording) {
            return new Terms(wording.text(title), joined(terms.kinds().stream().map(wording::kind).toList()),
                    joined(terms.regions().stream().map(wording::region).toList()),
                    terms.departments().isEmpty()
                            ? wording.text("grant.departments.all")
                            : joined(terms.departments().stream().map(wording::department).toList()),
                    wording.sensitivity(terms.clearance().wire()),
                    terms.leftOut().isEmpty()
                            ? wording.text("grant.leftOut.none")
                            : joined(terms.leftOut().stream().sorted().map(wording::leftOut).toList()),
                    joined(terms.purposes().stream()
                            .map(wire -> SearchPurpose.of(wire).map(wording::named).orElse(wire)).toList()),
                    terms.legalBasis());
        }

        private static String joined(List<String> words) {
            return words.isEmpty() ? "—" : String.join("、", words);
        }
    }

    @GetMapping("/partners/{hub}/search-grant")
    String show(@AuthenticationPrincipal Account account, @PathVariable String hub, Wording wording, Model model) {
        SearchGrants grants = federation.room().grants();
        SearchGrants.Proposal proposal = grants.proposed(hub).orElse(null);
        model.addAttribute("hub", federation.room().partners().named(hub).hub());
        model.addAttribute("granted", terms("grant.granted", grants.granted(hub).orElse(null), wording));
        model.addAttribute("proposed",
                terms("grant.proposed", proposal == null ? null : proposal.terms(), wording));
        model.addAttribute("proposedBy",
                proposal == null ? null : proposal.proposedBy() + " · " + wording.moment(proposal.proposedAt()));
        model.addAttribute("offered", terms("grant.offered", grants.offers().get(hub), wording));
        model.addAttribute("manages", account.may(Permission.MANAGE_TRUST));
        model.addAttribute("approves", proposal != null && account.may(Permission.APPROVE_TRUST)
                && !proposal.proposedBy().equals(account.name()));
        model.addAttribute("kinds", Arrays.stream(Kind.values()).filter(kind -> kind != Kind.PRACTITIONER).toList());
        model.addAttribute("purposes", Arrays.stream(SearchPurpose.values()).toList());
        return "search-grant";
    }

    private static @Nullable Terms terms(String title, @Nullable SearchTerms terms, Wording wording) {
        return terms == null ? null : Terms.of(title, terms, wording);
    }

    @PostMapping("/partners/{hub}/search-grant")
    String propose(@AuthenticationPrincipal Account account, @PathVariable String hub,
            @RequestParam(defaultValue = "") Set<String> kind, @RequestParam String regions,
            @RequestParam(defaultValue = "internal") String clearance,
            @RequestParam(defaultValue = "") String leftOut, @RequestParam(defaultValue = "") Set<String> purposes,
            @RequestParam String legalBasis, RedirectAttributes after) {
        if (kind.isEmpty() || purposes.isEmpty()) {
            after.addFlashAttribute("incomplete", true).addFlashAttribute("typed",
                    Map.of("regions", regions, "leftOut", leftOut, "legalBasis", legalBasis));
            after.addFlashAttribute("chosenKinds", kind).addFlashAttribute("chosenPurposes", purposes);
            return back(hub, after);
        }
        Sensitivity highest = Arrays.stream(Sensitivity.values()).filter(level -> level.wire().equals(clearance))
                .findFirst().orElseThrow(() -> new FaultException(HubError.BAD_PARAMETER, "clearance", clearance));
        federation.room().grants().propose(hub, new SearchTerms(kind, words(regions), Set.of(), highest,
                words(leftOut), purposes, legalBasis), account.name());
        return done(hub, after);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split("[\\s,，、;；]+")).filter(word -> !word.isBlank()).collect(Collectors.toSet());
    }

    @PostMapping("/partners/{hub}/{step:search-approve|search-refuse|search-withdraw}")
    String step(@AuthenticationPrincipal Account account, @PathVariable String hub, @PathVariable String step,
            RedirectAttributes after) {
        switch (step) {
            case "search-approve" -> federation.room().grants().approve(hub, account.name());
            case "search-refuse" -> federation.room().grants().refuse(hub, account.name());
            case "search-withdraw" -> federation.room().grants().withdraw(hub, account.name());
            default -> throw new FaultException(HubError.NOT_FOUND);
        }
        return done(hub, after);
    }

    private static String done(String hub, RedirectAttributes after) {
        after.addFlashAttribute("done", true);
        return back(hub, after);
    }

    private static String back(String hub, RedirectAttributes after) {
        after.addAttribute("hub", hub);
        return "redirect:/partners/{hub}/search-grant";
    }
}

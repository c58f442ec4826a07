package org.yijian.hub.page;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.AuditedDossiers;
import org.yijian.hub.lookup.AuditedSearch;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.records.Kind;
import org.yijian.search.SearchResult;
import org.yijian.security.error.FaultException;
import org.yijian.supervision.dossier.Dossier;

/** Two facilities side by side; as long as the other is not chosen, a search for it. */
@Controller
public class ComparePage {

    private static final int CHOICES = 20;

    private final AuditedDossiers dossiers;
    private final AuditedSearch search;

    public ComparePage(AuditedDossiers dossiers, AuditedSearch search) {
        this.dossiers = dossiers;
        this.search = search;
    }

    @GetMapping("/compare")
    String show(@AuthenticationPrincipal Account account, StatedPurpose purpose, @RequestParam String one,
            @RequestParam(required = false) @Nullable String other, @RequestParam(defaultValue = "") String q,
            Wording wording, Model model) {
        Dossier first = dossier("one", one, account, purpose);
        model.addAttribute("one", CompareView.head(first, wording));
        model.addAttribute("q", q);
        if (other != null && !other.isBlank()) {
            Dossier second = dossier("other", other, account, purpose);
            model.addAttribute("other", CompareView.head(second, wording));
            model.addAttribute("sections", CompareView.sections(first, second, wording));
        } else if (!q.isBlank()) {
            model.addAttribute("choices", choices(q, first.facilityId(), account, purpose, wording));
        }
        return "compare";
    }

    private Dossier dossier(String name, String id, Account account, StatedPurpose purpose) {
        return dossiers.view(SearchParameters.id(name, id), account, purpose)
                .orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
    }

    private List<CompareView.Head> choices(String words, UUID first, Account account, StatedPurpose purpose,
            Wording wording) {
        SearchParameters facilities = new SearchParameters(words, List.of(Kind.FACILITY.wire()), null, null,
                null, null, null, null, null, 1);
        return search.search(facilities.query(CHOICES, false), account, purpose).result().hits().stream()
                .filter(hit -> !hit.facilityId().equals(first.toString())).map(hit -> choice(hit, wording)).distinct()
                .toList();
    }

    private static CompareView.Head choice(SearchResult.Hit hit, Wording wording) {
        String name = hit.facilityName();
        return new CompareView.Head(hit.facilityId(), name == null ? hit.title(wording.locale()) : name,
                wording.region(hit.region()));
    }
}

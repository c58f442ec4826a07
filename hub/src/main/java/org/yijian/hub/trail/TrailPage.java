package org.yijian.hub.trail;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.yijian.hub.account.Account;
import org.yijian.hub.page.Wording;
import org.yijian.routes.federation.grant.SearchPurpose;
import org.yijian.security.access.Permission;

/** The access trail on a page: for auditors, and from a facility or record for who may see that. */
@Controller
public class TrailPage {

    private final AccessTrail trail;

    public TrailPage(AccessTrail trail) {
        this.trail = trail;
    }

    /**
     * One access in words.
     *
     * @param at in words
     * @param actor account or partner hub
     * @param type in words
     * @param object in words
     * @param facility id of the facility; null for none
     * @param record id of the record; null for none
     * @param purpose in words; a dash if none was said
     * @param caseHash the beginning of the keyed hash of the case; empty if none was said
     * @param decision outcome as in the log
     * @param logIndex in words
     */
    public record Line(String at, String actor, String type, String object, @Nullable UUID facility,
            @Nullable UUID record, String purpose, String caseHash, String decision, String logIndex) {

        private static final int SHOWN = 8;

        static Line of(Access access, Wording wording) {
            String hash = access.caseHash();
            String purpose = access.purpose();
            return new Line(wording.moment(access.at()), access.actor(), wording.text("trail.type." + access.type()),
                    wording.text("trail.object." + access.object()), access.facility(), access.record(),
                    purpose == null ? "—" : SearchPurpose.of(purpose).map(wording::named).orElse(purpose),
                    hash == null ? "" : hash.substring(0, Math.min(SHOWN, hash.length())), access.decision(),
                    wording.logIndex(access.logIndex()));
        }
    }

    @GetMapping("/access-trail")
    String show(@AuthenticationPrincipal Account account, @RequestParam MultiValueMap<String, String> given,
            @RequestParam(defaultValue = "1") int page, Wording wording, Model model) {
        AccessTrail.Found found = trail.find(TrailQuestion.of(given.getFirst("facility"), given.getFirst("person"),
                given.getFirst("actor"), given.getFirst("of-case"), given.getFirst("of-purpose"),
                given.getFirst("type"), given.getFirst("from"), given.getFirst("to"), page), account);
        model.addAttribute("given", given);
        model.addAttribute("lines", found.lines().stream().map(each -> Line.of(each, wording)).toList());
        model.addAttribute("sees", account.may(Permission.VIEW));
        model.addAttribute("types", List.of("search", "view", "export", "match"));
        model.addAttribute("previous", page > 1 ? address(given, page - 1) : null);
        model.addAttribute("next", found.more() ? address(given, page + 1) : null);
        return "access-trail";
    }

    private static String address(MultiValueMap<String, String> given, int page) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/access-trail");
        given.forEach((name, values) -> values.stream().filter(value -> !value.isBlank() && !name.equals("page"))
                .forEach(value -> address.queryParam(name, value)));
        return address.queryParam("page", page).encode().build().toUriString();
    }
}

package org.yijian.hub.trail;

import java.util.List;
import java.util.Set;
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
     * @param done what was done, in words
     * @param object in words; empty if what was done says it all
     * @param wordsHash the beginning of the keyed hash of the words; empty if it was no search
     * @param facility id of the facility; null for none
     * @param record id of the record; null for none
     * @param purpose in words; a dash if none was said
     * @param caseHash the beginning of the keyed hash of the case; empty if none was said
     * @param decision outcome in words
     * @param logged outcome as in the log
     * @param logIndex in words
     */
    public record Line(String at, String actor, String done, String object, @Nullable UUID facility,
            @Nullable UUID record, String wordsHash, String purpose, String caseHash, String decision, String logged,
            String logIndex) {

        private static final int SHOWN = 8;

        static Line of(Access access, Wording wording) {
            String purpose = access.purpose();
            return new Line(wording.moment(access.at()), access.actor(), done(access, wording),
                    object(access, wording), access.facility(), access.record(), beginning(access.wordsHash()),
                    purpose == null ? "—" : SearchPurpose.of(purpose).map(wording::named).orElse(purpose),
                    beginning(access.caseHash()), decision(access.decision(), wording), access.decision(),
                    wording.logIndex(access.logIndex()));
        }

        private static String beginning(@Nullable String hash) {
            return hash == null ? "" : hash.substring(0, Math.min(SHOWN, hash.length()));
        }

        private static String done(Access access, Wording wording) {
            return wording.textOr("trail.action." + access.action(), wording.text("trail.type." + access.type()));
        }

        private static String object(Access access, Wording wording) {
            return Set.of("facility", "record", "exchange").contains(access.object())
                    ? wording.text("trail.object." + access.object())
                    : "";
        }

        /** The log writes a rule or an id behind the outcome; the rule has words of its own. */
        private static String decision(String logged, Wording wording) {
            String[] parts = logged.split(":", 2);
            String outcome = wording.textOr("trail.decision." + parts[0], parts[0]);
            return parts.length == 1 ? outcome : wording.textOr("trail.decision." + parts[0] + "." + parts[1], outcome);
        }
    }

    @GetMapping("/access-trail")
    String show(@AuthenticationPrincipal Account account, @RequestParam MultiValueMap<String, String> given,
            @RequestParam(defaultValue = "1") int page, Wording wording, Model model) {
        AccessTrail.Found found = trail.find(TrailQuestion.of(given.getFirst("facility"), given.getFirst("person"),
                given.getFirst("actor"), given.getFirst("words"), given.getFirst("of-case"),
                given.getFirst("of-purpose"),
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

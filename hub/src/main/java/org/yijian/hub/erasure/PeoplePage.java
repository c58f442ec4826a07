package org.yijian.hub.erasure;

import java.util.UUID;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.AuditedPeople;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.page.Wording;
import org.yijian.records.display.RecordTitles;
import org.yijian.records.ledger.StoredRecord;

/** Finds the records of a person by a number that is typed hidden, sent in a body, and never shown. */
@Controller
public class PeoplePage {

    private final AuditedPeople people;

    public PeoplePage(AuditedPeople people) {
        this.people = people;
    }

    /**
     * One record in words.
     *
     * @param id record id
     * @param title short title, masked
     * @param facility name of its facility as the source writes it
     * @param date in words
     * @param department in words
     */
    public record Line(UUID id, String title, String facility, String date, String department) {

        static Line of(StoredRecord stored, Wording wording) {
            String facility = stored.record().facility().name();
            return new Line(stored.id(), RecordTitles.title(stored.record(), wording.locale()),
                    facility == null ? "" : facility, wording.time(stored.record().occurredAt()),
                    wording.department(stored.record().department().wire()));
        }
    }

    @GetMapping("/people")
    String ask(StatedPurpose purpose) {
        purpose.require();
        return "people";
    }

    @PostMapping("/people")
    String find(@AuthenticationPrincipal Account account, @RequestParam String number, StatedPurpose purpose,
            Wording wording, Model model) {
        model.addAttribute("found",
                people.find(number, account, purpose).stream().map(stored -> Line.of(stored, wording)).toList());
        return "people";
    }
}

package org.yijian.hub.alert;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.account.Account;
import org.yijian.records.display.RecordTitles;
import org.yijian.records.ledger.StoredRecord;

/** {@code /api/v1/alerts}. */
@RestController
@Tag(name = "alerts", description = "提醒 Records that have come for saved searches")
public class AlertApi {

    private final Inbox inbox;

    public AlertApi(Inbox inbox) {
        this.inbox = inbox;
    }

    /**
     * An alert.
     *
     * @param id its number
     * @param search number of the saved search
     * @param searchName what its owner calls it
     * @param record id of the record
     * @param revision the revision that the search found; 1 for a new record
     * @param raisedAt when
     * @param read whether it was read
     * @param personal whether it is about a person: then nothing of it is here, and {@code /api/v1/records/ID} asks for
     *        a purpose
     * @param kind wire name; null if it is about a person
     * @param title short title in the language asked for; null if it is about a person
     * @param facilityId id of the facility; null if it is about a person
     */
    public record Answer(long id, long search, String searchName, UUID record, int revision, Instant raisedAt,
            boolean read, boolean personal, @Nullable String kind, @Nullable String title, @Nullable UUID facilityId) {

        static Answer of(AlertEntry entry, Locale locale) {
            StoredRecord stored = entry.current();
            return new Answer(entry.id(), entry.search(), entry.searchName(), entry.record(), entry.revision(),
                    entry.raisedAt(), entry.read(), stored == null,
                    stored == null ? null : stored.record().kind().wire(),
                    stored == null ? null : RecordTitles.title(stored.record(), locale),
                    stored == null ? null : stored.facilityId());
        }
    }

    /**
     * One page of alerts.
     *
     * @param unread how many this account has not read in all, counted up to 100
     * @param alerts newest first
     * @param more whether there is a page after this one
     */
    public record Answers(int unread, List<Answer> alerts, boolean more) {}

    @GetMapping("/api/v1/alerts")
    @Operation(summary = "提醒列表 Alerts of one's saved searches, newest first", description = "Of records that the account "
            + "may see at this moment. Logged like a search.")
    Answers list(@AuthenticationPrincipal Account account, Locale locale,
            @RequestParam(required = false) @Nullable Long search,
            @RequestParam(defaultValue = "false") boolean unread, @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "50") int size) {
        Inbox.Page found = inbox.read(new Inbox.Question(search, unread, page, size), account);
        return new Answers(inbox.of(account),
                found.entries().stream().map(entry -> Answer.of(entry, locale)).toList(), found.more());
    }

    @PostMapping("/api/v1/alerts/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "标为已读 Mark an alert as read")
    void read(@AuthenticationPrincipal Account account, @PathVariable long id) {
        inbox.open(id, account);
    }

    @PostMapping("/api/v1/alerts/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "全部标为已读 Mark everything up to an alert as read", description = "newest: the newest alert that was "
            + "shown; what came after it stays unread.")
    void readAll(@AuthenticationPrincipal Account account, @RequestParam(required = false) @Nullable Long search,
            @RequestParam long newest) {
        inbox.readTo(search, newest, account);
    }
}

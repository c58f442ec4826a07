package org.yijian.hub.api;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.records.ledger.FacilityDecision;
import org.yijian.records.ledger.FacilityMatch;
import org.yijian.records.ledger.FacilityMatches;
import org.yijian.records.ledger.FacilityMatches.Decision;
import org.yijian.security.error.FaultException;

/** {@code GET /api/v1/matches} and {@code POST /api/v1/matches/{id}}. */
@RestController
@Tag(name = "matches", description = "归并核对 Facilities that may be one, for a person to decide")
public class MatchApi {

    private static final int MOST = 200;

    private final FacilityMatches matches;

    public MatchApi(FacilityMatches matches) {
        this.matches = matches;
    }

    /**
     * A decision.
     *
     * @param decision {@code confirmed} or {@code rejected}
     * @param reason why
     */
    public record Verdict(String decision, @Nullable String reason) {}

    /**
     * Why something is done.
     *
     * @param reason why
     */
    public record Why(@Nullable String reason) {}

    @GetMapping("/api/v1/matches")
    @Operation(summary = "待核对的归并建议 Open proposals, oldest first")
    List<FacilityMatch> open(@AuthenticationPrincipal Account account, @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit) {
        requireRange(offset, limit);
        return matches.open(account.scope(), offset, limit);
    }

    @PostMapping("/api/v1/matches/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "确认或否定归并 Decide a proposal", description = "Logged before it takes effect.")
    void decide(@AuthenticationPrincipal Account account, @PathVariable long id, @RequestBody Verdict verdict) {
        Decision decision = switch (verdict.decision()) {
            case "confirmed" -> Decision.CONFIRMED;
            case "rejected" -> Decision.REJECTED;
            default -> throw new FaultException(HubError.BAD_PARAMETER, "decision", verdict.decision());
        };
        matches.decide(id, decision, given(verdict.reason()), account.scope());
    }

    @GetMapping("/api/v1/matches/decisions")
    @Operation(summary = "归并记录 What was decided, newest first")
    List<FacilityDecision> decisions(@AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable String facility, @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit) {
        requireRange(offset, limit);
        return matches.decisions(facility == null ? null : SearchParameters.id("facility", facility), account.scope(),
                offset, limit);
    }

    @PostMapping("/api/v1/matches/{id}/reopen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "重新核对 Look at a pair again that was held apart")
    void reopen(@AuthenticationPrincipal Account account, @PathVariable long id, @RequestBody Why why) {
        matches.reopen(id, given(why.reason()), account.scope());
    }

    @PostMapping("/api/v1/matches/merges/{id}/split")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "拆分 Undo a merge", description = "Every record goes back to whoever has its strongest identifier.")
    void split(@AuthenticationPrincipal Account account, @PathVariable long id, @RequestBody Why why) {
        matches.split(id, given(why.reason()), account.scope());
    }

    private static String given(@Nullable String reason) {
        return reason == null ? "" : reason;
    }

    private static void requireRange(int offset, int limit) {
        if (offset < 0) {
            throw new FaultException(HubError.BAD_PARAMETER, "offset", offset);
        }
        if (limit < 1 || limit > MOST) {
            throw new FaultException(HubError.BAD_PARAMETER, "limit", limit);
        }
    }
}

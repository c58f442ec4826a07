package org.yijian.hub.trail;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.account.Account;

/** {@code GET /api/v1/access-trail}. */
@RestController
@Tag(name = "access-trail", description = "查阅留痕 Who saw what, when and what for, from the log")
public class TrailApi {

    private final AccessTrail trail;

    public TrailApi(AccessTrail trail) {
        this.trail = trail;
    }

    /**
     * One page of the trail.
     *
     * @param lines newest first, at most 50
     * @param more whether there is a page after this one
     */
    public record Answer(List<Access> lines, boolean more) {}

    @GetMapping("/api/v1/access-trail")
    @Operation(summary = "查阅留痕 Who saw what", description = "Auditors ask about everything, heads of departments about "
            + "a facility or person that they may see. Asking is logged too.")
    Answer find(@AuthenticationPrincipal Account account,
            @Parameter(description = "机构编号 facility id") @RequestParam(required = false) @Nullable String facility,
            @Parameter(description = "涉及个人的记录编号 id of a record about the person") @RequestParam(required = false) @Nullable String person,
            @Parameter(description = "账号 account or partner hub") @RequestParam(required = false) @Nullable String actor,
            @Parameter(description = "检索词，与检索时所写一致 words searched for, as they were typed") @RequestParam(required = false) @Nullable String words,
            @Parameter(description = "案件编号 case number") @RequestParam(name = "of-case", required = false) @Nullable String caseId,
            @Parameter(description = "用途 purpose") @RequestParam(name = "of-purpose", required = false) @Nullable String purpose,
            @Parameter(description = "search | view | export | match") @RequestParam(required = false) @Nullable String type,
            @Parameter(description = "起始日期 first day") @RequestParam(required = false) @Nullable String from,
            @Parameter(description = "截止日期 last day") @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "1") int page) {
        AccessTrail.Found found = trail
                .find(TrailQuestion.of(facility, person, actor, words, caseId, purpose, type, from, to, page), account);
        return new Answer(found.lines(), found.more());
    }
}

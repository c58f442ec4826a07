package org.yijian.hub.api;

import java.io.IOException;
import java.io.InputStream;

import jakarta.servlet.http.HttpServletRequest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.account.Account;
import org.yijian.hub.federation.Federation;
import org.yijian.routes.federation.grant.SearchTerms;
import org.yijian.security.message.StrictJson;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/partners/HUB/search-grant}: what a partner may find here, and this hub there. */
@RestController
@Tag(name = "partners", description = "伙伴枢纽 Partner hubs: trust documents, two approvals, connection test")
public class SearchGrantApi {

    private static final int MOST_BYTES = 16 * 1024;

    private final Federation federation;

    public SearchGrantApi(Federation federation) {
        this.federation = federation;
    }

    /**
     * What was granted both ways.
     *
     * @param granted what the partner may find here; null for nothing
     * @param proposed what waits for a second person; null for nothing
     * @param offered what the partner lets this hub find; null for nothing
     */
    public record Grants(@Schema(type = "object") @Nullable JsonNode granted,
            @Schema(type = "object") @Nullable JsonNode proposed,
            @Schema(type = "object") @Nullable JsonNode offered) {}

    @GetMapping("/api/v1/partners/{hub}/search-grant")
    @Operation(summary = "检索授权 What the partner may find here, and this hub there")
    Grants grants(@PathVariable String hub) {
        federation.room().partners().named(hub);
        SearchTerms offered = federation.room().grants().offers().get(hub);
        return new Grants(federation.room().grants().granted(hub).map(SearchTerms::json).orElse(null),
                federation.room().grants().proposed(hub).map(each -> each.terms().json()).orElse(null),
                offered == null ? null : offered.json());
    }

    @PostMapping("/api/v1/partners/{hub}/search-grant")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "提出检索授权 Propose to let a partner search here", description = "{\"kinds\":[…],\"regions\":[…],"
            + "\"departments\":[…],\"clearance\":\"internal\",\"leftOut\":[\"body.legalRepresentative\",…],\"purposes\":[\"complaint\",…],"
            + "\"legalBasis\":…}; another person has to approve.")
    void grant(@AuthenticationPrincipal Account account, @PathVariable String hub, HttpServletRequest request)
            throws IOException {
        try (InputStream body = request.getInputStream()) {
            SearchTerms terms = SearchTerms.of(StrictJson.parse(body.readNBytes(MOST_BYTES + 1), MOST_BYTES));
            federation.room().grants().propose(hub, terms, account.name());
        }
    }

    @PostMapping("/api/v1/partners/{hub}/search-approve")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "批准检索授权 Let a proposed grant take effect; never one's own")
    void approve(@AuthenticationPrincipal Account account, @PathVariable String hub) {
        federation.room().grants().approve(hub, account.name());
    }

    @PostMapping("/api/v1/partners/{hub}/search-refuse")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "不批准检索授权 Drop a proposed grant; never one's own")
    void refuse(@AuthenticationPrincipal Account account, @PathVariable String hub) {
        federation.room().grants().refuse(hub, account.name());
    }

    @PostMapping("/api/v1/partners/{hub}/search-withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "撤销检索授权 Let a partner find nothing here any more")
    void withdraw(@AuthenticationPrincipal Account account, @PathVariable String hub) {
        federation.room().grants().withdraw(hub, account.name());
    }
}

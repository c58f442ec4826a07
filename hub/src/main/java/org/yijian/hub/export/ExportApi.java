package org.yijian.hub.export;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.hub.page.export.Attachment;

/** {@code GET /api/v1/search/export.jsonl}, and {@code /api/v1/exports} for more than is given at once. */
@RestController
@Tag(name = "exports", description = "导出 Taking search results away")
public class ExportApi {

    private static final MediaType LINES = MediaType.parseMediaType("application/x-ndjson;charset=UTF-8");

    private final ExportDesk desk;
    private final ExportWriter writer;

    public ExportApi(ExportDesk desk, ExportWriter writer) {
        this.desk = desk;
        this.writer = writer;
    }

    /**
     * What is asked for.
     *
     * @param query a search as in an address, percent-encoded, for example {@code kind=finding&q=...}
     * @param reason why
     * @param key the same key again is the same request; null for a new one
     */
    public record Asked(String query, @Nullable String reason, @Nullable String key) {}

    /**
     * A request.
     *
     * @param id its id
     */
    public record Request(UUID id) {}

    @GetMapping("/api/v1/search/export.jsonl")
    @Operation(summary = "导出检索结果 Take a search away as JSON Lines", description = "Same parameters as the search. The first "
            + "line says who took it, the others are records. Above the limit: 403, ask at /api/v1/exports.")
    void take(@AuthenticationPrincipal Account account, @RequestParam MultiValueMap<String, String> given,
            StatedPurpose purpose, HttpServletResponse response) throws IOException {
        write(desk.take(ExportedSearch.of(given), "jsonl", account, purpose), response);
    }

    @PostMapping("/api/v1/exports")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "申请导出 Ask for more than may be taken at once", description = "Another person has to approve.")
    Request ask(@AuthenticationPrincipal Account account, @RequestBody Asked asked, StatedPurpose purpose) {
        String key = asked.key() == null ? UUID.randomUUID().toString() : asked.key();
        return new Request(desk.ask(key, ExportedSearch.of(asked.query()), asked.reason() == null ? "" : asked.reason(),
                account, purpose));
    }

    @PostMapping("/api/v1/exports/{id}/{step}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "审批导出 Approve or refuse", description = "step: approve or refuse; never one's own.")
    void decide(@AuthenticationPrincipal Account account, @PathVariable String id, @PathVariable String step) {
        desk.decide(SearchParameters.id("id", id), ExportDesk.approved(step), account);
    }

    @PostMapping("/api/v1/exports/{id}/file.jsonl")
    @Operation(summary = "下载获批的导出 Fetch what was approved", description = "In time, and again if it "
            + "broke off, a few times; every try is logged.")
    void fetch(@AuthenticationPrincipal Account account, @PathVariable String id, HttpServletResponse response)
            throws IOException {
        write(desk.takeApproved(SearchParameters.id("id", id), "jsonl", account), response);
    }

    private void write(ExportDesk.Granted granted, HttpServletResponse response) throws IOException {
        desk.deliver(granted, () -> {
            Attachment.head(response, LINES, "search.jsonl");
            writer.lines(granted, response.getOutputStream());
            response.flushBuffer();
        });
    }
}

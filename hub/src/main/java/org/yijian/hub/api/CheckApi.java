package org.yijian.hub.api;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.health.Checks;

/** {@code GET /api/v1/checks}. */
@RestController
@Tag(name = "checks", description = "核对 Ledger, log and index held against each other")
public class CheckApi {

    private final Checks checks;

    public CheckApi(Checks checks) {
        this.checks = checks;
    }

    /**
     * What was found.
     *
     * @param problems one text each; empty if ledger, log and index agree
     */
    public record Answer(List<String> problems) {}

    @GetMapping("/api/v1/checks")
    @Operation(summary = "核对账本、日志与索引 Check ledger, log and index", description = "Reads everything; minutes on a large hub.")
    Answer check() {
        return new Answer(checks.run());
    }
}

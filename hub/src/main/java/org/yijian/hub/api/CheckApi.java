package org.yijian.hub.api;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.health.Checks;
import org.yijian.hub.health.IndexRepair;

/** {@code GET /api/v1/checks}. */
@RestController
@Tag(name = "checks", description = "核对 Ledger, log and index held against each other")
public class CheckApi {

    private final Checks checks;
    private final IndexRepair repair;

    public CheckApi(Checks checks, IndexRepair repair) {
        this.checks = checks;
        this.repair = repair;
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

    @PostMapping("/api/v1/checks/index")
    @Operation(summary = "核对并修复检索索引 Compare index and ledger and repair", description = "Also done every night. Of this "
            + "node's index; searches go on meanwhile. Minutes on a large hub.")
    IndexRepair.Outcome repair() {
        return repair.run();
    }
}

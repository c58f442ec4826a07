package org.yijian.hub.api;

import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.account.Account;
import org.yijian.hub.intake.Replaying;
import org.yijian.hub.lookup.SearchParameters;

/** {@code POST /api/v1/exchanges/{id}/replay}. */
@RestController
@Tag(name = "exchanges")
public class ReplayApi {

    private final Replaying replaying;

    public ReplayApi(Replaying replaying) {
        this.replaying = replaying;
    }

    /**
     * The message is being read again.
     *
     * @param exchangeId by which its progress can be asked for
     * @param attempt which reading this is
     */
    public record Answer(UUID exchangeId, int attempt) {}

    @PostMapping("/api/v1/exchanges/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "重新处理隔离的消息 Read a quarantined message again", description = "After a repair of mapping, code table "
            + "or divisions. Logged before it takes effect; what was accepted before counts as unchanged.")
    @ApiResponse(responseCode = "202", description = "已开始重新处理 it is being read again")
    @ApiResponse(responseCode = "404", description = "没有这次交换 no such exchange")
    @ApiResponse(responseCode = "409", description = "没有需要重新处理的内容 nothing to replay")
    @ApiResponse(responseCode = "410", description = "原始消息已按保存期限清除 the message was removed after its retention")
    Answer replay(@AuthenticationPrincipal Account account, @PathVariable String id) {
        UUID exchange = SearchParameters.id("id", id);
        return new Answer(exchange, replaying.replay(exchange, account.scope()).number());
    }
}

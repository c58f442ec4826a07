package org.yijian.hub.api;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.federation.Federation;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.records.Kind;
import org.yijian.routes.federation.Traffic;
import org.yijian.routes.federation.feed.Feed;
import org.yijian.routes.federation.feed.FeedTerms;
import org.yijian.security.error.FaultException;
import org.yijian.security.message.Message;
import org.yijian.security.message.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/feeds}: which records go to and come from partners. */
@RestController
@Tag(name = "feeds", description = "订阅 Feeds between hubs: request, approve, pause, resume, replay, end")
public class FeedApi {

    private static final int MOST_BYTES = 16 * 1024;

    private final Federation federation;

    public FeedApi(Federation federation) {
        this.federation = federation;
    }

    /**
     * A feed.
     *
     * @param id the same on both sides
     * @param partner the other hub
     * @param direction {@code out} if this hub sends, {@code in} if it receives
     * @param state {@code requested}, {@code active}, {@code paused} or {@code ended}
     * @param terms what was agreed
     * @param requestedBy who asked for it
     * @param decidedBy who decided last; null if nobody did
     * @param note what the other side should know; null if there is nothing
     * @param createdAt when it was asked for
     * @param changedAt when it last changed
     * @param waiting messages in the queue
     * @param sent messages with a receipt
     * @param received messages taken
     * @param lastSequence number of the last message
     * @param lastReceipt when the last receipt came or was given; null if none was
     */
    public record Answer(UUID id, String partner, String direction, String state,
            @Schema(type = "object") JsonNode terms, String requestedBy, @Nullable String decidedBy,
            @Nullable String note, Instant createdAt, Instant changedAt, long waiting, long sent, long received,
            long lastSequence, @Nullable Instant lastReceipt) {}

    /** How many records are sent again. */
    public record Replayed(int records) {}

    @GetMapping("/api/v1/feeds")
    @Operation(summary = "订阅 All feeds, newest first")
    List<Answer> feeds() {
        return federation.room().feeds().all().stream().map(this::answer).toList();
    }

    @GetMapping("/api/v1/feeds/dead-letters")
    @Operation(summary = "死信 Messages that were given up, newest first")
    List<Traffic.DeadLetter> deadLetters(@RequestParam(required = false) @Nullable String partner) {
        return federation.room().traffic().deadLetters(partner);
    }

    @PostMapping("/api/v1/feeds/dead-letters/{id}/retry")
    @Operation(summary = "重试死信 Send one again as a new message, unless a later one has overtaken it")
    Replayed retry(@AuthenticationPrincipal Account account, @PathVariable String id) {
        return new Replayed(federation.room().letters().retry(id(id), account.name()));
    }

    @PostMapping("/api/v1/feeds")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "申请订阅 Ask a partner for a feed", description = "{\"partner\":…,\"terms\":{\"kinds\":[…],"
            + "\"regions\":[…],\"departments\":[…],\"clearance\":…,\"leftOut\":[…],\"purpose\":…,\"legalBasis\":…,"
            + "\"delivery\":\"push\",\"attachments\":\"included\" or absent}}")
    Answer request(@AuthenticationPrincipal Account account, HttpServletRequest request) throws IOException {
        try (InputStream body = request.getInputStream()) {
            ObjectNode asked = StrictJson.parse(body.readNBytes(MOST_BYTES + 1), MOST_BYTES);
            var fields = new org.yijian.security.message.Fields(asked);
            String partner = fields.text("partner");
            FeedTerms terms = FeedTerms.of(fields.object("terms"));
            fields.end();
            return answer(federation.room().feeds().request(partner, terms, account.name()));
        }
    }

    @PostMapping("/api/v1/feeds/{id}/approve")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "批准订阅 Let a partner have the feed that it asked for")
    void approve(@AuthenticationPrincipal Account account, @PathVariable String id) {
        federation.room().feeds().approve(id(id), account.name());
    }

    @PostMapping("/api/v1/feeds/{id}/refuse")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "拒绝订阅 Refuse it")
    void refuse(@AuthenticationPrincipal Account account, @PathVariable String id,
            @RequestBody PartnerApi.Reason reason) {
        federation.room().feeds().refuse(id(id), reason.text(), account.name());
    }

    @PostMapping("/api/v1/feeds/{id}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "暂停订阅 Hold a feed and tell the partner why")
    void pause(@AuthenticationPrincipal Account account, @PathVariable String id,
            @RequestBody PartnerApi.Reason reason) {
        federation.room().feeds().pause(id(id), reason.text(), account.name());
    }

    @PostMapping("/api/v1/feeds/{id}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "恢复订阅 Go on; only on the side that paused")
    void resume(@AuthenticationPrincipal Account account, @PathVariable String id) {
        federation.room().feeds().resume(id(id), account.name());
    }

    @PostMapping("/api/v1/feeds/{id}/replay")
    @Operation(summary = "重放 Send again what messages brought from a number on")
    Replayed replay(@AuthenticationPrincipal Account account, @PathVariable String id,
            @RequestParam(defaultValue = "1") long from) {
        return new Replayed(federation.room().replay(id(id), from, account.name()));
    }

    @PostMapping("/api/v1/feeds/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "结束订阅 End a feed for good")
    void end(@AuthenticationPrincipal Account account, @PathVariable String id,
            @RequestBody PartnerApi.Reason reason) {
        federation.room().feeds().end(id(id), reason.text(), account.name());
    }

    @PostMapping("/api/v1/feeds/contracts/{kind}/check")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "契约兼容性检查 May this schema be published?", description = "The body is the JSON Schema. Refused with "
            + "the partners whose feeds it would break.")
    void check(@PathVariable String kind, HttpServletRequest request) throws IOException {
        Kind known = Kind.fromWire(kind).orElseThrow(() -> new FaultException(HubError.BAD_PARAMETER, "kind", kind));
        try (InputStream body = request.getInputStream()) {
            federation.room().contracts().require(known, body.readNBytes(Message.MAX_BYTES + 1));
        }
    }

    private static UUID id(String text) {
        return SearchParameters.id("id", text);
    }

    private Answer answer(Feed feed) {
        Traffic.Counts counts = federation.room().traffic().counts(feed.partner(), feed.stream());
        return new Answer(feed.id(), feed.partner(), feed.provided() ? "out" : "in", feed.state().wire(),
                feed.terms().json(), feed.requestedBy(), feed.decidedBy(), feed.note(), feed.createdAt(),
                feed.changedAt(), counts.waiting(), counts.sent(), counts.received(), counts.lastSequence(),
                counts.lastReceipt());
    }
}

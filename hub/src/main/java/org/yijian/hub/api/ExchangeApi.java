package org.yijian.hub.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.intake.ReceivedMessages;
import org.yijian.hub.lookup.LeafState;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.WitnessedLeaves;
import org.yijian.records.ledger.Exchange;
import org.yijian.records.ledger.ExchangeQuery;
import org.yijian.records.ledger.ExchangeView;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.LogIndexes;
import org.yijian.records.ledger.QuarantineView;
import org.yijian.security.access.AccessScope;
import org.yijian.security.error.FaultException;

/** {@code GET /api/v1/exchanges}, {@code GET /api/v1/exchanges/{id}}, {@code GET /api/v1/quarantine}. */
@RestController
@Tag(name = "exchanges", description = "交换 What came, from whom, and what became of it")
public class ExchangeApi {

    private final LedgerReader reader;
    private final ReceivedMessages received;
    private final LogIndexes indexes;
    private final WitnessedLeaves witnessed;

    public ExchangeApi(LedgerReader reader, ReceivedMessages received, LogIndexes indexes,
            WitnessedLeaves witnessed) {
        this.reader = reader;
        this.received = received;
        this.indexes = indexes;
        this.witnessed = witnessed;
    }

    /**
     * An exchange.
     *
     * @param id exchange id
     * @param source who sent it
     * @param messageId the sender's id of the message
     * @param route route by which it came
     * @param connector connector that read it
     * @param fileName name of the file
     * @param receivedAt when it was durable
     * @param bytes size
     * @param sha256 digest of the bytes
     * @param sm3 digest of the bytes
     * @param state {@code queued}, {@code processing}, {@code accepted}, {@code partial} or {@code quarantined}
     * @param attempt which reading of the message the figures are of, from 1
     * @param parts parts appended so far
     * @param accepted records new or changed
     * @param unchanged records known before
     * @param quarantined pieces in quarantine
     * @param finishedAt when it was finished; null before
     * @param attestation who sealed it: {@code sender} or {@code hub}
     * @param fault what ended it early; null if nothing did
     * @param logIndex index in the log of its last part; null until all parts so far are sequenced
     * @param logState {@code accepted}, {@code sequenced} or {@code witnessed}, of the part that is least far;
     *        null while it is queued
     */
    public record Answer(UUID id, String source, String messageId, String route, String connector, String fileName,
            Instant receivedAt, long bytes, String sha256, String sm3, String state, int attempt, int parts,
            long accepted,
            long unchanged, long quarantined, @Nullable Instant finishedAt, String attestation,
            ExchangeView.@Nullable FaultText fault, @Nullable Long logIndex, @Nullable String logState) {

        /** Received and waiting: the ledger has not seen it yet. */
        static Answer queued(Exchange exchange) {
            return new Answer(exchange.id(), exchange.source(), exchange.messageId(), exchange.route(),
                    exchange.connector(), exchange.fileName(), exchange.receivedAt(), exchange.bytes(),
                    exchange.sha256(), exchange.sm3(), "queued", 1, 0, 0, 0, 0, null, "hub", null, null, null);
        }

        static Answer of(ExchangeView view, @Nullable Long logIndex, long witnessed) {
            var exchange = view.exchange();
            return new Answer(exchange.id(), exchange.source(), exchange.messageId(), exchange.route(),
                    exchange.connector(), exchange.fileName(), exchange.receivedAt(), exchange.bytes(),
                    exchange.sha256(), exchange.sm3(), lower(view.state()), exchange.attempt().number(), view.parts(),
                    view.accepted(),
                    view.unchanged(), view.quarantined(), view.finishedAt(), lower(view.attestation()), view.fault(),
                    logIndex, LeafState.of(logIndex, witnessed).wire());
        }
    }

    @GetMapping("/api/v1/exchanges")
    @Operation(summary = "交换列表 Exchanges, newest first")
    List<Answer> exchanges(@AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String state, @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit) {
        List<ExchangeView> found = reader.exchanges(
                new ExchangeQuery(source, state(state), atLeast(offset, "offset"), limit(limit)), account.scope());
        Map<UUID, Long> places = indexes.last(found.stream().map(view -> view.exchange().id()).toList());
        return found.stream().map(view -> Answer.of(view, places.get(view.exchange().id()), witnessed.size()))
                .toList();
    }

    @GetMapping("/api/v1/exchanges/{id}")
    @Operation(summary = "一次交换的进展 One exchange and its progress")
    Answer exchange(@AuthenticationPrincipal Account account, @PathVariable String id) {
        UUID exchange = SearchParameters.id("id", id);
        AccessScope scope = account.scope();
        return reader.exchange(exchange, scope)
                .map(view -> Answer.of(view, indexes.last(List.of(exchange)).get(exchange), witnessed.size()))
                .or(() -> queued(exchange, scope).map(Answer::queued))
                .orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
    }

    /** A message that waits has no records yet, so its department alone decides. */
    private Optional<Exchange> queued(UUID exchange, AccessScope scope) {
        return reader.exchange(exchange).isPresent()
                ? Optional.empty()
                : received.queued(exchange).filter(waiting -> scope.allDepartments()
                        || waiting.department() != null && scope.permitsDepartment(waiting.department()));
    }

    @GetMapping("/api/v1/quarantine")
    @Operation(summary = "隔离区 Pieces in quarantine, newest first")
    List<QuarantineView> quarantine(@AuthenticationPrincipal Account account,
            @RequestParam(required = false) @Nullable String exchange,
            @RequestParam(defaultValue = "0") int offset, @RequestParam(defaultValue = "50") int limit) {
        UUID id = exchange == null || exchange.isBlank() ? null : SearchParameters.id("exchange", exchange);
        return reader.quarantine(id, account.scope(), atLeast(offset, "offset"), limit(limit));
    }

    private static ExchangeView.@Nullable State state(@Nullable String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return null;
        }
        return Arrays.stream(ExchangeView.State.values()).filter(state -> lower(state).equals(wanted)).findFirst()
                .orElseThrow(() -> new FaultException(HubError.BAD_PARAMETER, "state", wanted));
    }

    private static int limit(int limit) {
        if (limit < 1 || limit > 200) {
            throw new FaultException(HubError.BAD_PARAMETER, "limit", limit);
        }
        return limit;
    }

    private static int atLeast(int value, String name) {
        if (value < 0) {
            throw new FaultException(HubError.BAD_PARAMETER, name, value);
        }
        return value;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

package org.yijian.hub.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.yijian.connectors.Connectors;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.LeafState;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.WitnessedLeaves;
import org.yijian.records.ledger.ExchangeQuery;
import org.yijian.records.ledger.ExchangeView;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.records.ledger.LogIndexes;
import org.yijian.records.ledger.QuarantineView;
import org.yijian.records.ledger.Replays;
import org.yijian.security.access.Permission;
import org.yijian.security.error.FaultException;

/** The exchange monitor: what came when, from whom, and what became of it. */
@Controller
public class ExchangePages {

    private static final int SIZE = 25;
    private static final int DEEPEST = 400;
    private static final int PIECES = 50;

    private final LedgerReader reader;
    private final Replays replays;
    private final Connectors connectors;
    private final LogIndexes indexes;
    private final WitnessedLeaves witnessed;

    public ExchangePages(LedgerReader reader, Replays replays, Connectors connectors, LogIndexes indexes,
            WitnessedLeaves witnessed) {
        this.reader = reader;
        this.replays = replays;
        this.connectors = connectors;
        this.indexes = indexes;
        this.witnessed = witnessed;
    }

    /**
     * A choice of a filter.
     *
     * @param value what goes into the address
     * @param label in words
     */
    public record Choice(String value, String label) {}

    /**
     * One piece in quarantine.
     *
     * @param code error code
     * @param text what is wrong, in words
     * @param remedy what to do, in words
     * @param where line and path, in words
     * @param sourceKey key of the piece; null if unreadable
     * @param replayed what became of the message when it was read again, in words; null if this stands
     */
    public record Piece(String code, String text, String remedy, String where, @Nullable String sourceKey,
            @Nullable String replayed) {}

    @GetMapping("/exchanges")
    String list(@AuthenticationPrincipal Account account, @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String state, @RequestParam(defaultValue = "1") int page,
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String refresh,
            Wording wording, Model model) {
        if (page < 1 || page > DEEPEST) {
            throw new FaultException(HubError.BAD_PARAMETER, "page", page);
        }
        ExchangeView.State wanted = state(state);
        List<ExchangeView> found = reader
                .exchanges(new ExchangeQuery(blank(source) ? null : source, wanted, (page - 1) * SIZE, SIZE + 1),
                        account.scope());
        SearchAddress address = new SearchAddress("/exchanges", given);
        model.addAttribute("lines",
                found.stream().limit(SIZE).map(view -> ExchangeLine.of(view, sender -> name(sender, wording), wording))
                        .toList());
        model.addAttribute("busy", found.stream().anyMatch(view -> view.state() == ExchangeView.State.PROCESSING));
        model.addAttribute("self", address.page(page));
        model.addAttribute("previous", page > 1 ? address.page(page - 1) : null);
        model.addAttribute("next", found.size() > SIZE ? address.page(page + 1) : null);
        model.addAttribute("sources", sources(wording));
        model.addAttribute("states", states(wording));
        model.addAttribute("chosenSource", source);
        model.addAttribute("chosenState", state);
        return refresh == null ? "exchanges" : "exchanges :: table";
    }

    @GetMapping("/exchanges/{id}")
    String one(@AuthenticationPrincipal Account account, @PathVariable String id,
            @RequestParam(defaultValue = "1") int page,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String refresh, Wording wording,
            Model model) {
        UUID exchange = SearchParameters.id("id", id);
        ExchangeView view = reader.exchange(exchange, account.scope())
                .orElseThrow(() -> new FaultException(HubError.NOT_FOUND));
        boolean mayLook = account.may(Permission.SEE_QUARANTINE);
        List<QuarantineView> pieces = mayLook
                ? reader.quarantine(exchange, account.scope(), (Math.max(1, page) - 1) * PIECES, PIECES + 1)
                : List.of();
        SearchAddress address = new SearchAddress("/exchanges/" + exchange,
                new org.springframework.util.LinkedMultiValueMap<>());
        model.addAttribute("line", ExchangeLine.of(view, sender -> name(sender, wording), wording));
        Long logIndex = indexes.last(List.of(exchange)).get(exchange);
        model.addAttribute("logIndex", wording.logIndex(logIndex));
        model.addAttribute("logState",
                wording.text("log.state." + LeafState.of(logIndex, witnessed.size()).wire()));
        model.addAttribute("connectorName", name(view.exchange().connector(), wording));
        model.addAttribute("busy", view.state() == ExchangeView.State.PROCESSING);
        model.addAttribute("parts", view.parts());
        model.addAttribute("mayLook", mayLook);
        model.addAttribute("mayReplay", account.may(Permission.REPLAY_QUARANTINE) && view.finishedAt() != null
                && view.quarantined() > 0);
        model.addAttribute("replays", replays.of(exchange).stream().map(again -> again(again, wording)).toList());
        model.addAttribute("pieces", pieces.stream().limit(PIECES).map(piece -> piece(piece, wording)).toList());
        model.addAttribute("previous", page > 1 ? address.page(page - 1) : null);
        model.addAttribute("next", pieces.size() > PIECES ? address.page(page + 1) : null);
        return refresh == null ? "exchange" : "exchange :: progress";
    }

    /** Who ordered which attempt when, and what the attempt before had come to. */
    private static String again(Replays.Replay replay, Wording wording) {
        return wording.text("replay.line", Integer.toString(replay.attempt()), replay.actor(),
                wording.moment(replay.orderedAt()), wording.count(replay.accepted() + replay.unchanged()),
                wording.count(replay.quarantined()));
    }

    private static Piece piece(QuarantineView view, Wording wording) {
        StringBuilder where = new StringBuilder();
        if (view.line() > 0) {
            where.append(wording.text("quarantine.line", Long.toString(view.line())));
        }
        if (view.path() != null) {
            where.append(where.isEmpty() ? "" : " · ").append(view.path());
        }
        return new Piece(view.fault().code(), ExchangeLine.text(view.fault(), wording),
                Remedies.of(view.fault().code(), wording), where.toString(), view.sourceKey(),
                replayed(view.replayed(), wording));
    }

    private static @Nullable String replayed(ExchangeView.@Nullable State outcome, Wording wording) {
        return outcome == null
                ? null
                : wording.text("quarantine.replayed", wording.text("exchange.state." + wire(outcome)));
    }

    private List<Choice> sources(Wording wording) {
        return connectors.all().stream()
                .map(connector -> new Choice(connector.name(), SourceNames.of(connector, wording)))
                .sorted(java.util.Comparator.comparing(Choice::value)).toList();
    }

    private String name(String source, Wording wording) {
        return new SourceNames(connectors).of(source, wording);
    }

    private static List<Choice> states(Wording wording) {
        return Arrays.stream(ExchangeView.State.values()).map(ExchangePages::wire)
                .map(state -> new Choice(state, wording.text("exchange.state." + state))).toList();
    }

    private static ExchangeView.@Nullable State state(@Nullable String wanted) {
        if (blank(wanted)) {
            return null;
        }
        return Arrays.stream(ExchangeView.State.values()).filter(state -> wire(state).equals(wanted)).findFirst()
                .orElseThrow(() -> new FaultException(HubError.BAD_PARAMETER, "state", String.valueOf(wanted)));
    }

    private static String wire(ExchangeView.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}

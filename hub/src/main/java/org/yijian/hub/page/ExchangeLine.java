package org.yijian.hub.page;

import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.yijian.records.ledger.ExchangeView;

/**
 * One exchange in words.
 *
 * @param id exchange id
 * @param source who sent it, in words
 * @param route route by which it came
 * @param connector connector that read it
 * @param fileName name of the file
 * @param messageId the sender's id
 * @param receivedAt in words
 * @param finishedAt in words; null while it is processed
 * @param size in words
 * @param state wire name, for the colour
 * @param stateLabel in words
 * @param accepted in words
 * @param unchanged in words
 * @param quarantined in words
 * @param anyQuarantined whether pieces are in quarantine
 * @param seal in words
 * @param sha256 digest of the bytes
 * @param sm3 digest of the bytes
 * @param faultCode error that ended it; null if none
 * @param faultText in words; null if none
 */
public record ExchangeLine(UUID id, String source, String route, String connector, String fileName, String messageId,
        String receivedAt, @Nullable String finishedAt, String size, String state, String stateLabel, String accepted,
        String unchanged, String quarantined, boolean anyQuarantined, String seal, String sha256, String sm3,
        @Nullable String faultCode, @Nullable String faultText) {

    /** @param names name of a source in words */
    static ExchangeLine of(ExchangeView view, UnaryOperator<String> names, Wording wording) {
        var exchange = view.exchange();
        String state = view.state().name().toLowerCase(Locale.ROOT);
        ExchangeView.FaultText fault = view.fault();
        return new ExchangeLine(exchange.id(), names.apply(exchange.source()), exchange.route(), exchange.connector(),
                exchange.fileName(), exchange.messageId(), wording.moment(exchange.receivedAt()),
                view.finishedAt() == null ? null : wording.moment(view.finishedAt()), size(exchange.bytes()), state,
                wording.text("exchange.state." + state), wording.count(view.accepted()),
                wording.count(view.unchanged()), wording.count(view.quarantined()), view.quarantined() > 0,
                wording.text("seal." + view.attestation().name().toLowerCase(Locale.ROOT)), exchange.sha256(),
                exchange.sm3(), fault == null ? null : fault.code(), fault == null ? null : text(fault, wording));
    }

    static String text(ExchangeView.FaultText fault, Wording wording) {
        return wording.chinese() ? fault.chinese() : fault.english();
    }

    /** Bytes in the largest unit that leaves at least one before the point. */
    static String size(long bytes) {
        String[] units = { "B", "KiB", "MiB", "GiB" };
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return unit == 0 ? bytes + " B" : "%.1f %s".formatted(value, units[unit]);
    }
}

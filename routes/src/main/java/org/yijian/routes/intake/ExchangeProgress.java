package org.yijian.routes.intake;

import java.util.Optional;
import java.util.UUID;

import org.yijian.records.ledger.ExchangeView;
import org.yijian.records.ledger.LedgerReader;

/** Where an exchange stands, from the moment it was received. */
public final class ExchangeProgress {

    /** Where an exchange stands. */
    public enum State {
        /** Received, not yet begun. */
        QUEUED,
        /** Parts are being appended. */
        PROCESSING,
        /** Every piece was accepted or known. */
        ACCEPTED,
        /** Some pieces are in quarantine. */
        PARTIAL,
        /** Nothing in it could be kept. */
        QUARANTINED;

        static State of(ExchangeView.State state) {
            return switch (state) {
                case PROCESSING -> PROCESSING;
                case ACCEPTED -> ACCEPTED;
                case PARTIAL -> PARTIAL;
                case QUARANTINED -> QUARANTINED;
            };
        }
    }

    private final LedgerReader reader;
    private final RawStore store;

    public ExchangeProgress(LedgerReader reader, RawStore store) {
        this.reader = reader;
        this.store = store;
    }

    /** Empty if nobody ever received such an exchange. */
    public Optional<State> of(UUID exchangeId) {
        Optional<State> known = reader.exchange(exchangeId).map(view -> State.of(view.state()));
        return known.isEmpty() && store.exists(exchangeId) ? Optional.of(State.QUEUED) : known;
    }
}

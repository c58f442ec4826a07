package org.yijian.hub.trail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import org.yijian.hub.lookup.LastVisits;
import org.yijian.records.ledger.database.Query;
import org.yijian.records.ledger.database.Transactions;

/** Visits as the log tells of them. */
final class LoggedVisits implements LastVisits {

    private static final Duration ONE_VISIT = Duration.ofMinutes(30);

    private final Transactions transactions;
    private final Clock clock;

    LoggedVisits(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> before(UUID facility, String account) {
        return transactions.call("look a visit up", connection -> Query.of(connection, """
                SELECT at FROM hub.access WHERE facility = ? AND actor = ? AND type = 'view' AND action = 'view'
                  AND decision = 'allowed' AND at < ? ORDER BY log_index DESC LIMIT 1""", facility, account,
                clock.instant().minus(ONE_VISIT)).first(row -> row.getObject(1, OffsetDateTime.class).toInstant()));
    }
}

package org.yijian.hub.export;

import java.io.EOFException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.sample.SampleLedger;
import org.yijian.sample.SampleSearch;
import org.yijian.security.access.Role;
import org.yijian.security.access.Sensitivity;
import org.yijian.security.proof.Leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class ExportDeskTest {

    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private static final Account SUPERVISOR = new Account("supervisor", "主管", "Supervisor", Set.of(Role.SUPERVISOR),
            true, Set.of(), Set.of("*"), Sensitivity.SENSITIVE, true);

    private final SampleLedger ledger = new SampleLedger();
    private final ExportDesk desk = new ExportDesk(new SampleSearch(),
            new ExportRows(new Transactions(new PGSimpleDataSource())),
            new ExportProperties(10, 100, Duration.ofHours(1), 5), new Evidence(ledger),
            new KeyedHash("sample"), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theLogSaysOfEveryTryWhetherAllWasSent() throws IOException {
        // When
        desk.deliver(granted("approval/1"), () -> {
        });
        assertThatThrownBy(() -> desk.deliver(granted("approval/2"), () -> {
            throw new EOFException("the line is gone");
        })).isInstanceOf(EOFException.class);
        // Then
        assertThat(ledger.leaves).extracting(Leaf::objectRef, Leaf::decision).containsExactly(
                tuple("export/approval/1", "complete"),
                tuple("export/approval/2", "broken"));
    }

    @Test
    void whatNeededNoApprovalHasOnlyTheLeafFromBefore() throws IOException {
        // When
        desk.deliver(granted(null), () -> {
        });
        // Then
        assertThat(ledger.leaves).isEmpty();
    }

    private static ExportDesk.Granted granted(@Nullable String fetched) {
        return new ExportDesk.Granted(ExportedSearch.of("kind=finding"), 3, 7, NOW, SUPERVISOR, StatedPurpose.NONE,
                fetched);
    }
}

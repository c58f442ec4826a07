package org.yijian.routes.upkeep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.records.ledger.AuditLog;
import org.yijian.records.ledger.LedgerReader;
import org.yijian.routes.intake.RawMetadata;
import org.yijian.routes.intake.RawStore;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;
import org.yijian.security.seal.Digests;

/**
 * Removes raw messages that were kept long enough and whose exchange is finished. A leaf of type {@code delete} is
 * durable before the first of them goes: {@code raw/<count>/<SHA-256>} of the sorted exchange ids, one a line, so that
 * whoever knows the exchanges can tell which ones it speaks of.
 */
public final class RawRetention {

    private static final Logger LOG = LoggerFactory.getLogger(RawRetention.class);
    private static final int AT_A_TIME = 500;
    private static final long PATIENCE_SECONDS = 30;
    private static final String ACTOR = "hub";

    private final RawStore store;
    private final LedgerReader ledger;
    private final AuditLog log;
    private final Duration kept;
    private final Clock clock;

    /** @param kept how long a raw message is kept after it was received */
    public RawRetention(RawStore store, LedgerReader ledger, AuditLog log, Duration kept, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.log = log;
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * Removes what is due.
     *
     * @return how many raw messages were removed
     * @throws org.springframework.dao.DataAccessException if the database is away; what had no leaf is still there
     */
    public int remove() throws IOException {
        Instant before = clock.instant().minus(kept);
        List<UUID> due = new ArrayList<>();
        store.each(AT_A_TIME, ids -> due.addAll(finished(ids.stream().filter(id -> isOlder(id, before)).toList())));
        for (int from = 0; from < due.size(); from += AT_A_TIME) {
            remove(due.subList(from, Math.min(due.size(), from + AT_A_TIME)));
        }
        if (!due.isEmpty()) {
            LOG.info("{} raw messages received before {} were removed", due.size(), before);
        }
        return due.size();
    }

    private List<UUID> finished(List<UUID> ids) {
        Set<UUID> finished = ids.isEmpty() ? Set.of() : ledger.finished(ids);
        return ids.stream().filter(finished::contains).toList();
    }

    /** The file's own time tells cheaply of nearly all that they are too young; what counts is inside. */
    private boolean isOlder(UUID id, Instant before) {
        try {
            return store.keptBefore(id, before)
                    && store.metadata(id).map(RawMetadata::receivedAt).filter(before::isAfter).isPresent();
        } catch (IOException | FaultException e) {
            LOG.error("The raw message {} cannot be read and is kept", id, e);
            return false;
        }
    }

    private void remove(List<UUID> ids) throws IOException {
        String listed = ids.stream().map(UUID::toString).sorted().collect(Collectors.joining("\n"));
        String digest = Digests.hex(Digests.sha256(listed.getBytes(StandardCharsets.US_ASCII)));
        append(new Leaf(LeafType.DELETE, ACTOR, "remove-raw", "raw/" + ids.size() + "/" + digest, "expired",
                clock.instant(), null, null));
        for (UUID id : ids) {
            store.remove(id);
        }
    }

    private void append(Leaf leaf) throws IOException {
        try {
            log.append(leaf).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped before the removal was logged", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the removal could not be logged, so nothing is removed", e);
        }
    }
}

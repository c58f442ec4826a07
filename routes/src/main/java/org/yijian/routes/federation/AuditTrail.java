package org.yijian.routes.federation;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.dao.TransientDataAccessResourceException;
import org.yijian.records.ledger.AuditLog;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/** Makes the leaf of a step durable before the step takes effect. */
public final class AuditTrail {

    private static final long PATIENCE_SECONDS = 10;

    private final AuditLog log;
    private final Clock clock;

    public AuditTrail(AuditLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Waits until the leaf is committed.
     *
     * @param actor account or hub that takes the step
     * @param action what it does
     * @param object what to, for example {@code partner/hub:500106}
     * @param decision the outcome
     * @throws org.springframework.dao.DataAccessException if it could not be; the step must not be taken then
     */
    public void before(LeafType type, String actor, String action, String object, String decision) {
        before(List.of(new Leaf(type, actor, action, object, decision, clock.instant(), null, null)));
    }

    /** The same for several leaves at once. */
    public void before(List<Leaf> leaves) {
        try {
            CompletableFuture.allOf(leaves.stream().map(log::append).toArray(CompletableFuture[]::new))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientDataAccessResourceException("interrupted before the leaf was durable", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new TransientDataAccessResourceException("the leaf is not durable", e);
        }
    }
}

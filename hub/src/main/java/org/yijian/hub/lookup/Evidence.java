package org.yijian.hub.lookup;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.yijian.hub.HubError;
import org.yijian.records.ledger.AuditLog;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;

/** Makes a leaf durable before anything is shown, or refuses. */
public final class Evidence {

    private static final long PATIENCE_SECONDS = 10;

    private final AuditLog log;

    public Evidence(AuditLog log) {
        this.log = log;
    }

    /**
     * Waits until the leaf is committed.
     *
     * @return id of the leaf, from which its place in the log is looked up
     * @throws FaultException with {@link HubError#AUDIT_UNAVAILABLE} if it could not be
     */
    public long append(Leaf leaf) {
        try {
            return log.append(leaf).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        } catch (ExecutionException | CompletionException | TimeoutException e) {
            throw unavailable(e);
        }
    }

    private static FaultException unavailable(Exception cause) {
        return new FaultException(Fault.of(HubError.AUDIT_UNAVAILABLE), cause);
    }
}

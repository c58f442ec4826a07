package org.yijian.hub.key;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.Evidence;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;
import org.yijian.security.trust.KeyPurpose;

/**
 * Takes requests to change keys, and decisions on them by another person. The leaf is durable before anything happens, and
 * the step is taken before the decision is kept: after a crash between them the request waits still, and deciding again
 * takes the step again, which does no harm.
 */
public final class KeyDesk {

    private static final int MOST_TEXT = 500;

    private final KeyChanges changes;
    private final KeyDirectory directory;
    private final KeySteps steps;
    private final Evidence evidence;
    private final Clock clock;

    public KeyDesk(KeyChanges changes, KeyDirectory directory, KeySteps steps, Evidence evidence, Clock clock) {
        this.changes = changes;
        this.directory = directory;
        this.steps = steps;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * Asks for a change; asking for the same again gives the one that waits.
     *
     * @param object a purpose, the serial number of a certificate, or the id of a data key
     * @throws FaultException {@link HubError#KEY_CHANGE_WITHOUT_REASON} or {@link HubError#KEY_CHANGE_IMPOSSIBLE}
     */
    public KeyChange request(KeyChange.Kind kind, String object, String reason, Account account) {
        if (reason.isBlank() || reason.length() > MOST_TEXT) {
            throw new FaultException(HubError.KEY_CHANGE_WITHOUT_REASON, MOST_TEXT);
        }
        if (!directory.allows(kind, object)) {
            throw new FaultException(HubError.KEY_CHANGE_IMPOSSIBLE, object);
        }
        return open(kind, object).orElseGet(() -> {
            long leaf = evidence.append(leaf(account, "request-" + kind.wire(), kind, object, "requested"));
            changes.add(new KeyChange(UUID.randomUUID(), kind, object, reason.strip(), KeyChange.State.REQUESTED,
                    account.name(), now(), leaf, null, null, null));
            return open(kind, object).orElseThrow();
        });
    }

    private Optional<KeyChange> open(KeyChange.Kind kind, String object) {
        return changes.all().stream().filter(change -> change.state() == KeyChange.State.REQUESTED
                && change.kind() == kind && change.object().equals(object)).findFirst();
    }

    /**
     * Decides, and takes the step that was agreed to.
     *
     * @throws FaultException {@link HubError#KEY_CHANGE_NOT_OPEN} or {@link HubError#KEY_CHANGE_BY_ONE_PERSON}
     */
    public KeyChange decide(UUID id, boolean approved, Account account) {
        KeyChange change = changes.named(id).filter(each -> each.state() == KeyChange.State.REQUESTED)
                .orElseThrow(() -> new FaultException(HubError.KEY_CHANGE_NOT_OPEN, id));
        if (change.requestedBy().equals(account.name())) {
            throw new FaultException(HubError.KEY_CHANGE_BY_ONE_PERSON);
        }
        String verb = approved ? "approve-" : "refuse-";
        long leaf = evidence.append(leaf(account, verb + change.kind().wire(), change.kind(), change.object(),
                approved ? "approved" : "refused"));
        if (approved) {
            take(change, account);
        }
        KeyChange decided = change.decided(approved ? KeyChange.State.DONE : KeyChange.State.REFUSED, account.name(),
                now(), leaf);
        changes.decide(decided);
        return decided;
    }

    private void take(KeyChange change, Account account) {
        switch (change.kind()) {
            case ROTATE -> steps.rotate(KeyPurpose.named(change.object()).orElseThrow(), account.name());
            case REVOKE ->
                steps.revoke(change.object(), change.reason(), change.requestedBy(), account.name());
            case ROTATE_DATA -> steps.rotateData(UUID.fromString(change.object()));
            case DESTROY_DATA -> steps.destroyData(UUID.fromString(change.object()));
        }
    }

    /** What was asked for and decided, the newest first. */
    public List<KeyChange> all() {
        return changes.all();
    }

    private Leaf leaf(Account account, String action, KeyChange.Kind kind, String object, String decision) {
        String what = switch (kind) {
            case ROTATE -> "key/";
            case REVOKE -> "certificate/";
            case ROTATE_DATA, DESTROY_DATA -> "data-key/";
        };
        return new Leaf(LeafType.KEY, account.name(), action, what + object, decision, clock.instant(), null, null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

package org.yijian.hub.account;

import java.time.Clock;

import org.yijian.hub.lookup.Evidence;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/** Writes sign-ins into the tamper-evident log. */
public final class SignInLog {

    private final Evidence evidence;
    private final Clock clock;

    public SignInLog(Evidence evidence, Clock clock) {
        this.evidence = evidence;
        this.clock = clock;
    }

    void allowed(Account account) {
        append(account.name(), "allowed");
    }

    /**
     * @param name as typed, if it looks like an account's name
     * @param failures how often it failed from that address
     */
    void refused(String name, int failures) {
        append(name, failures >= SignInGuard.TRIES ? "locked" : "refused");
    }

    private void append(String name, String decision) {
        evidence.append(new Leaf(LeafType.LOGIN, name, "sign-in", "account/" + name, decision, clock.instant(), null,
                null));
    }
}

package org.yijian.hub.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yijian.hub.HubError;
import org.yijian.hub.log.Alarms;
import org.yijian.security.error.Fault;

/** Speaks up 30, 7 and 1 days before a key that is in use expires, and when it has. */
public final class KeyAlarm {

    private static final List<Duration> STEPS = List.of(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(7),
            Duration.ofDays(30));

    private final KeyDirectory directory;
    private final Alarms alarms;
    private final Clock clock;
    private final Map<String, Duration> told = new HashMap<>();

    public KeyAlarm(KeyDirectory directory, Alarms alarms, Clock clock) {
        this.directory = directory;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Looks at all keys once. */
    public synchronized void round() {
        Set<String> expiring = new HashSet<>();
        for (KeyEntry key : directory.certified()) {
            Instant until = key.validUntil();
            Duration left = key.left(clock.instant());
            if (key.state() == KeyEntry.State.CURRENT && until != null
                    && left.compareTo(STEPS.getLast()) <= 0) {
                String name = "key-" + key.purpose();
                expiring.add(name);
                tell(name, key.purpose(), until, left);
            }
        }
        told.keySet().stream().filter(name -> !expiring.contains(name)).forEach(alarms::clear);
        told.keySet().retainAll(expiring);
    }

    /** A step further it is a new alarm, so that it is told again. */
    private void tell(String name, String purpose, Instant until, Duration left) {
        Duration step = STEPS.stream().filter(each -> left.compareTo(each) <= 0).findFirst().orElseThrow();
        if (!step.equals(told.put(name, step))) {
            alarms.clear(name);
        }
        alarms.raise(name, Fault.of(left.isNegative() ? HubError.KEY_EXPIRED : HubError.KEY_EXPIRES, purpose, until));
    }
}

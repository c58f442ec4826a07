package org.yijian.hub.log;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.security.error.Fault;

/** The alarms of now. Each is told to the program's log once when it comes and once when it goes. */
public final class Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private final Map<String, Alarm> alarms = new ConcurrentSkipListMap<>();
    private final Clock clock;

    public Alarms(Clock clock) {
        this.clock = clock;
    }

    /** Raises the alarm, or leaves the one that is there if it is of the same kind. */
    public void raise(String name, Fault fault) {
        alarms.compute(name, (key, known) -> {
            boolean same = known != null && known.fault().code().equals(fault.code());
            if (!same) {
                LOG.warn("Alarm {}: {} {}", name, fault.code().code(), fault.text(Locale.ENGLISH));
            }
            return new Alarm(name, fault, same ? known.since() : clock.instant());
        });
    }

    /** It is well again. */
    public void clear(String name) {
        if (alarms.remove(name) != null) {
            LOG.info("Alarm {} is over", name);
        }
    }

    /** All, in the order of their names. */
    public List<Alarm> all() {
        return List.copyOf(alarms.values());
    }
}

package org.yijian.hub.alert;

import java.util.List;
import java.util.stream.Collectors;

import org.yijian.hub.HubError;
import org.yijian.hub.log.Alarms;
import org.yijian.hub.saved.SavedSearches;
import org.yijian.security.error.Fault;

/**
 * Tells administrators that saved searches failed and were stopped: their owners may be away, or not know that nothing
 * comes any more. What is stopped is read from the database, so every node tells it, also after a restart, until the owner
 * turns the alerts on again or deletes the search.
 */
public final class StoppedSearches {

    static final String ALARM = "alerts/stopped";

    private static final int NAMED = 10;

    private final SavedSearches searches;
    private final Alarms alarms;

    StoppedSearches(SavedSearches searches, Alarms alarms) {
        this.searches = searches;
        this.alarms = alarms;
    }

    /** Raises the alarm, or ends it. */
    public void check() {
        List<Long> stopped = searches.stopped();
        if (stopped.isEmpty()) {
            alarms.clear(ALARM);
        } else {
            alarms.raise(ALARM, Fault.of(HubError.SAVED_SEARCHES_STOPPED, stopped.size(), numbers(stopped)));
        }
    }

    private static String numbers(List<Long> stopped) {
        String first = stopped.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        return stopped.size() > NAMED ? first + " …" : first;
    }
}

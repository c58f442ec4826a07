package org.yijian.hub.lookup;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** When somebody last looked at a facility's file. */
@FunctionalInterface
public interface LastVisits {

    /**
     * The last time before this visit; what was looked at within the last half hour is the same visit.
     *
     * @param account name of the account, which learns of its own visits only
     * @return empty if there was none
     */
    Optional<Instant> before(UUID facility, String account);
}

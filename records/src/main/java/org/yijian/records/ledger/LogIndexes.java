package org.yijian.records.ledger;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Where pending leaves ended up in the log. */
public interface LogIndexes {

    /** Log index by leaf id, for those that have been sequenced; others are missing from the map. */
    Map<Long, Long> of(Collection<Long> leafIds);

    /** Log index of the last leaf by exchange id, for those of which every leaf has been sequenced. */
    Map<UUID, Long> last(Collection<UUID> exchanges);
}

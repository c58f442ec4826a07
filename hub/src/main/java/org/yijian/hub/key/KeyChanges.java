package org.yijian.hub.key;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Changes of keys, kept. */
public interface KeyChanges {

    /** At most this many are listed, the newest. */
    int MOST = 200;

    /** Keeps a request; false if the same waits already. */
    boolean add(KeyChange change);

    /** One of them. */
    Optional<KeyChange> named(UUID id);

    /** Keeps a decision, unless there is one. */
    void decide(KeyChange decided);

    /** The newest first. */
    List<KeyChange> all();
}

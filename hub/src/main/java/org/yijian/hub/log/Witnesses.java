package org.yijian.hub.log;

import java.util.List;

import org.yijian.security.witness.Quorum;

/** A source of witnesses of this hub's log, and how many of them are enough. May change while the hub runs. */
public interface Witnesses {

    /** All that are to be asked. */
    List<RemoteWitness> all();

    /** Who must have cosigned a checkpoint for it to count as witnessed. */
    Quorum quorum();
}

package org.yijian.hub.log;

import java.util.List;

import org.yijian.security.witness.Quorum;

/**
 * Witnesses that a test names.
 *
 * @param all these
 * @param quorum among them
 */
record HubWitnesses(List<RemoteWitness> all, Quorum quorum) implements Witnesses {

    static AllWitnesses of(Quorum quorum, List<RemoteWitness> all) {
        return new AllWitnesses(List.of(new HubWitnesses(all, quorum)));
    }
}

package org.yijian.hub.log;

import org.yijian.security.witness.CosignatureKey;
import org.yijian.security.witness.WitnessClient;

/**
 * A witness of this hub's log.
 *
 * @param name how the policy calls it
 * @param key what its cosignatures are checked with
 * @param client speaks to it
 */
public record RemoteWitness(String name, CosignatureKey key, WitnessClient client) {}

/**
 * Partners as each other's witnesses: whose checkpoints this hub cosigns for a partner, and which partners cosign this
 * hub's. Start reading at {@link org.yijian.routes.federation.witness.WitnessDesk}; the other side is
 * {@link org.yijian.routes.federation.witness.PartnerWitnesses}. The protocol itself is in the security room.
 */
@NullMarked
package org.yijian.routes.federation.witness;

import org.jspecify.annotations.NullMarked;

/**
 * Whether the hub can do its work: the parts of {@code /actuator/health/readiness}, and the checks of ledger, log and
 * index against each other.
 */
@NullMarked
package org.yijian.hub.health;

import org.jspecify.annotations.NullMarked;

/**
 * Findings as hazards: until when they must be rectified and what they weigh.
 *
 * <p>Start reading at {@link org.yijian.supervision.hazard.FindingDeadlines}.
 */
@NullMarked
package org.yijian.supervision.hazard;

import org.jspecify.annotations.NullMarked;

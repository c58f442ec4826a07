/**
 * Asking partners: one sealed question to each, side by side, and whatever came back within the time, with those named
 * that did not answer and why. Start reading at {@link org.yijian.routes.federation.asking.PartnerSearch}.
 */
@NullMarked
package org.yijian.routes.federation.asking;

import org.jspecify.annotations.NullMarked;

/**
 * What a hub says about itself to those it wants to exchange with: the signed trust document, and the short code by which
 * two people compare it on the telephone. Start reading at {@link org.yijian.security.partner.TrustDocument}.
 */
@NullMarked
package org.yijian.security.partner;

import org.jspecify.annotations.NullMarked;

/**
 * Certificates that count no more: this hub's own, revoked by two people and listed for others, and those of partners,
 * fetched ahead and kept. Start reading at {@link org.yijian.routes.federation.revocation.PartnerRevocations}.
 */
@NullMarked
package org.yijian.routes.federation.revocation;

import org.jspecify.annotations.NullMarked;

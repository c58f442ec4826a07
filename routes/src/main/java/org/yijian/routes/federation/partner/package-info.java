/**
 * The partner hubs: how they are introduced, approved by two people, suspended and ended. Start reading at
 * {@link org.yijian.routes.federation.partner.Partners}.
 */
@NullMarked
package org.yijian.routes.federation.partner;

import org.jspecify.annotations.NullMarked;

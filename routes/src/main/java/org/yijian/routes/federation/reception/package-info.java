/**
 * Taking what partners send: everything is checked before anything has an effect, what was taken once is never taken
 * twice, and every message is answered by a sealed receipt. Start reading at
 * {@link org.yijian.routes.federation.reception.Reception}.
 */
@NullMarked
package org.yijian.routes.federation.reception;

import org.jspecify.annotations.NullMarked;

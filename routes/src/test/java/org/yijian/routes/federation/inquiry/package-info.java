/** Questions and answers between hubs, as bodies of messages. */
@NullMarked
package org.yijian.routes.federation.inquiry;

import org.jspecify.annotations.NullMarked;

/** What feeds promise. */
@NullMarked
package org.yijian.routes.federation.feed;

import org.jspecify.annotations.NullMarked;

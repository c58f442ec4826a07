/** The verifier's program. */
@NullMarked
package org.yijian.hub.command.verify;

import org.jspecify.annotations.NullMarked;

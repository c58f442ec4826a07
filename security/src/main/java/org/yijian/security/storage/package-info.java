/** Writing files so that a crash leaves the old one or the new one, never half of one. */
@NullMarked
package org.yijian.security.storage;

import org.jspecify.annotations.NullMarked;

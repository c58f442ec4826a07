/** Tests of the package of the same name. */
@NullMarked
package org.yijian.security.message;

import org.jspecify.annotations.NullMarked;

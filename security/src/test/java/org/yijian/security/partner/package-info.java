/** Tests of the package of the same name. */
@NullMarked
package org.yijian.security.partner;

import org.jspecify.annotations.NullMarked;

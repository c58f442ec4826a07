/** Sign-in rules. */
@NullMarked
package org.yijian.hub.account;

import org.jspecify.annotations.NullMarked;

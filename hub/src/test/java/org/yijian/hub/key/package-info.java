/** Keys for people: the page, the desk where two persons meet, and the alarm. */
@NullMarked
package org.yijian.hub.key;

import org.jspecify.annotations.NullMarked;

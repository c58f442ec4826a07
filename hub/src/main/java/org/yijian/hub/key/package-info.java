/**
 * This hub's keys for people: which there are and how they stand, changes that two people decide, and the alarm before one
 * expires. Nothing here ever holds a private key. Start reading at {@link org.yijian.hub.key.KeyDesk} and {@link
 * org.yijian.hub.key.KeyDirectory}.
 */
@NullMarked
package org.yijian.hub.key;

import org.jspecify.annotations.NullMarked;

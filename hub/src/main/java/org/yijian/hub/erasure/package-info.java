/**
 * The erasure of personal data: asked for by one person, let happen by another, carried out in the database, the raw
 * messages and the list of keys that no backup may bring back. Start reading at
 * {@link org.yijian.hub.erasure.ErasureDesk}.
 */
@NullMarked
package org.yijian.hub.erasure;

import org.jspecify.annotations.NullMarked;

/**
 * New keys for old ones while messages pass: the new key is announced in a trust document that goes to the partners by
 * itself, and is in use only when they have it. Start reading at
 * {@link org.yijian.routes.federation.rotation.KeyRotation}.
 */
@NullMarked
package org.yijian.routes.federation.rotation;

import org.jspecify.annotations.NullMarked;

/** Canonical JSON (JCS, RFC 8785): the one spelling that is hashed and signed. */
@NullMarked
package org.yijian.security.json;

import org.jspecify.annotations.NullMarked;

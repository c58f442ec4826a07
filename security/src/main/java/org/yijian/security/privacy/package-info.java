/** Encryption at rest, keyed pseudonyms and masking. */
@NullMarked
package org.yijian.security.privacy;

import org.jspecify.annotations.NullMarked;

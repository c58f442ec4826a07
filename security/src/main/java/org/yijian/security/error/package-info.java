/**
 * The form of every error: a stable code, a Chinese and an English text, and what the user can do. Each room lists its
 * own errors in one enum that implements {@link org.yijian.security.error.ErrorCode}; {@code docs/errors.md} is written
 * from them.
 */
@NullMarked
package org.yijian.security.error;

import org.jspecify.annotations.NullMarked;

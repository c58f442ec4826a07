/**
 * Encryption at rest, keyed pseudonyms and masking: what is kept or shown of people and of raw messages. Start reading at
 * {@link org.yijian.security.privacy.StreamEncryption}.
 */
@NullMarked
package org.yijian.security.privacy;

import org.jspecify.annotations.NullMarked;

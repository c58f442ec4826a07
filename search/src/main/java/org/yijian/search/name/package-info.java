/**
 * Names that are found although they are typed otherwise: how a name is spelt and sounds, the fields that the index keeps
 * of it, and the guess which names were meant.
 *
 * <p>May use {@code org.yijian.search.analysis} and Lucene. Start reading at
 * {@link org.yijian.search.name.NameGuesser}.
 */
@NullMarked
package org.yijian.search.name;

import org.jspecify.annotations.NullMarked;

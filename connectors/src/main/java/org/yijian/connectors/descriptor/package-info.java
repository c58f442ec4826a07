/**
 * The description of a connector, {@code descriptor.json}: who speaks, which datasets there are, how each is laid out
 * and which mapping reads it. Unknown properties are refused, so that a slip of the pen is found when the folder is
 * read and not when a message comes.
 *
 * <p>Start reading at {@link org.yijian.connectors.descriptor.Descriptor}; the format is explained in
 * {@code connectors/README.md}.
 */
@NullMarked
package org.yijian.connectors.descriptor;

import org.jspecify.annotations.NullMarked;

/** Tests of the identifiers. */
@NullMarked
package org.yijian.records.identifier;

import org.jspecify.annotations.NullMarked;

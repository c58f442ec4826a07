/** Identifiers that carry their own check: credit code (GB 32100), resident identity number (GB 11643), region codes. */
@NullMarked
package org.yijian.records.identifier;

import org.jspecify.annotations.NullMarked;

/** Tests of the canonical JSON. */
@NullMarked
package org.yijian.records.json;

import org.jspecify.annotations.NullMarked;

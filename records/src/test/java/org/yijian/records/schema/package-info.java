/** Tests of the published schemas. */
@NullMarked
package org.yijian.records.schema;

import org.jspecify.annotations.NullMarked;

/** Tests of the divisions. */
@NullMarked
package org.yijian.records.division;

import org.jspecify.annotations.NullMarked;

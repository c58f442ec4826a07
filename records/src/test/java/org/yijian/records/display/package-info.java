/** Tests of titles and labels. */
@NullMarked
package org.yijian.records.display;

import org.jspecify.annotations.NullMarked;

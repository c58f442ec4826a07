/** Tests of the reading of records. */
@NullMarked
package org.yijian.records.validation;

import org.jspecify.annotations.NullMarked;

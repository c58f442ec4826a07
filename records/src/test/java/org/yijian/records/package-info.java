/** Tests of the canonical records; {@link org.yijian.records.SampleRecords} has one of each kind. */
@NullMarked
package org.yijian.records;

import org.jspecify.annotations.NullMarked;

/**
 * From what a mapping produced to a record that keeps every rule of its kind, or to the list of all that is wrong with
 * it. Knows nothing of agencies and formats.
 *
 * <p>Start reading at {@link org.yijian.records.validation.RecordReader}.
 */
@NullMarked
package org.yijian.records.validation;

import org.jspecify.annotations.NullMarked;

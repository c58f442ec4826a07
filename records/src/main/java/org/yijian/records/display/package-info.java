/**
 * Records in words: a short title for lists, and the label of every value that has a wire name, in Chinese and English.
 *
 * <p>Start reading at {@link org.yijian.records.display.RecordTitles} and {@link org.yijian.records.display.Labels}.
 */
@NullMarked
package org.yijian.records.display;

import org.jspecify.annotations.NullMarked;

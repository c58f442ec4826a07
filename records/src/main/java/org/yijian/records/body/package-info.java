/**
 * The nine kinds of records, one Java record each, with the enumerations they use. Field names here are the field names
 * of the JSON and of the published schemas.
 */
@NullMarked
package org.yijian.records.body;

import org.jspecify.annotations.NullMarked;

/**
 * The one JSON form of a record: canonical (RFC 8785), so that equal records have equal bytes and equal hashes
 * everywhere. What is stored, signed and shown by the API.
 *
 * <p>Start reading at {@link org.yijian.records.json.RecordJson}.
 */
@NullMarked
package org.yijian.records.json;

import org.jspecify.annotations.NullMarked;

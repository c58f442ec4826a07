/**
 * The published JSON Schemas (2020-12), one for each kind and version. Agencies and partners validate against them; tests
 * hold them equal to what {@link org.yijian.records.validation.RecordReader} accepts.
 *
 * <p>Start reading at {@link org.yijian.records.schema.ContractVersions}.
 */
@NullMarked
package org.yijian.records.schema;

import org.jspecify.annotations.NullMarked;

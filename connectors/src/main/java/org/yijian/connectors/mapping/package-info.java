/**
 * Mappings: JSONata expressions that turn one row or item into record trees. Pure (no clock, no chance, no evaluation of
 * texts), bounded by steps and depth, and with a few functions of the house that reject the row instead of guessing:
 * {@code $code}, {@code $date}, {@code $number}, {@code $error}.
 *
 * <p>Start reading at {@link org.yijian.connectors.mapping.Mapping}.
 */
@NullMarked
package org.yijian.connectors.mapping;

import org.jspecify.annotations.NullMarked;

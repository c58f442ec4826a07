/**
 * The administrative divisions that the hub knows: those of the demonstration, and the operator's own list once it has
 * been imported. Tells a known region code from an unknown one and gives names for display.
 *
 * <p>Start reading at {@link org.yijian.records.division.Divisions}.
 */
@NullMarked
package org.yijian.records.division;

import org.jspecify.annotations.NullMarked;

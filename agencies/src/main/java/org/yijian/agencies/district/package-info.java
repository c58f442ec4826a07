/**
 * A generated district, 沙坪坝 (500106): facilities, visits, findings, permits, penalties, complaints and people that fit
 * together, so that several simulated agencies tell different things about the same places. The division codes are real,
 * everything else is made up and marked so: names end with （演示）. The same seed and day give the same district.
 *
 * <p>May use {@code org.yijian.records}. Start reading at {@link org.yijian.agencies.district.DistrictGenerator}.
 */
@NullMarked
package org.yijian.agencies.district;

import org.jspecify.annotations.NullMarked;

/**
 * 卫生健康: an HL7 FHIR R4 server with organizations and locations; the medical licence is an identifier of the
 * organization with period and assigner. Start reading at {@link org.yijian.agencies.health.Health}.
 */
@NullMarked
package org.yijian.agencies.health;

import org.jspecify.annotations.NullMarked;

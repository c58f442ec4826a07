/**
 * What follows from records. {@link org.yijian.supervision.dossier} puts everything known about a facility on one page
 * (一院一档); {@link org.yijian.supervision.hazard} knows deadlines and points of findings.
 *
 * <p>May use {@code org.yijian.records} and {@code org.yijian.security}; pure logic, no database of its own. Start reading
 * at {@link org.yijian.supervision.dossier.DossierService}.
 */
@NullMarked
package org.yijian.supervision;

import org.jspecify.annotations.NullMarked;

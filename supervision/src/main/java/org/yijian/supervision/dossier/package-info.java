/**
 * One facility, one file (一院一档): identity with every source, licences, findings, time line, sources.
 *
 * <p>Start reading at {@link org.yijian.supervision.dossier.DossierService}.
 */
@NullMarked
package org.yijian.supervision.dossier;

import org.jspecify.annotations.NullMarked;

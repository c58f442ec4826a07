/** Tests of the dossier. */
@NullMarked
package org.yijian.supervision.dossier;

import org.jspecify.annotations.NullMarked;

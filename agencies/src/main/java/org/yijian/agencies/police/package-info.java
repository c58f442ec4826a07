/**
 * 公安: a SOAP 1.1 service that answers one question at a time with a status only. Start reading at
 * {@link org.yijian.agencies.police.Police}.
 */
@NullMarked
package org.yijian.agencies.police;

import org.jspecify.annotations.NullMarked;

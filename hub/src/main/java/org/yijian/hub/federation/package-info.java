/**
 * This hub among others: its identity, its port for partners, and what the pages and the API need of the federation room.
 * Start reading at {@link org.yijian.hub.federation.Federation}.
 */
@NullMarked
package org.yijian.hub.federation;

import org.jspecify.annotations.NullMarked;

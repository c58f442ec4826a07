/**
 * The hop between two hubs: mutual TLS 1.3 in which both ends are known by the certificates of their trust documents, and
 * the form in which sealed messages travel.
 */
@NullMarked
package org.yijian.routes.federation.wire;

import org.jspecify.annotations.NullMarked;

/** Tests of the connectors: every folder's samples, the real open data, and messages that nobody should send. */
@NullMarked
package org.yijian.connectors;

import org.jspecify.annotations.NullMarked;

/** Real but small parts for the tests: a connector that reads lines, a ledger in memory, a broker in a folder. */
@NullMarked
package org.yijian.routes.kit;

import org.jspecify.annotations.NullMarked;

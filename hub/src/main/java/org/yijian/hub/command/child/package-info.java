/** A hub as a child process and a small client of its API, for the torture and for the benchmarks. */
@NullMarked
package org.yijian.hub.command.child;

import org.jspecify.annotations.NullMarked;

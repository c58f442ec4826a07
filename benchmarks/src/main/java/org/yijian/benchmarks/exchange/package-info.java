/**
 * What exchange between two hubs costs: sealed messages beside plain HTTP, and how long a leaf waits for its proof. Both
 * hubs' federation rooms run in this program, each with its own database server, log and keys; nothing is left out of the
 * way of a message. Start reading at {@link org.yijian.benchmarks.exchange.ExchangeBenchmark}.
 */
@NullMarked
package org.yijian.benchmarks.exchange;

import org.jspecify.annotations.NullMarked;

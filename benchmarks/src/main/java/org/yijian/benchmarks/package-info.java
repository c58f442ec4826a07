/**
 * Measurements. Each starts the packaged hub as its users do, measures it from outside, and measures its yardstick in the
 * same run on the same machine; what counts is the ratio. {@code ./yijian benchmark} lists them. Start reading at
 * {@link org.yijian.benchmarks.Benchmarks}.
 */
@NullMarked
package org.yijian.benchmarks;

import org.jspecify.annotations.NullMarked;

/**
 * Two AS4 endpoints made with phase4, loaded with phase4's libraries only (see {@code benchmarks/phase4/pom.xml}); nothing
 * but plain Java goes over that border. Start reading at {@link org.yijian.benchmarks.as4.As4Node}.
 */
@NullMarked
package org.yijian.benchmarks.as4;

import org.jspecify.annotations.NullMarked;

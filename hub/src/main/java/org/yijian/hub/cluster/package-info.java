/**
 * What nodes of one hub share in memory, by Hazelcast: failed sign-ins, and who polls which route. Everything here may be
 * lost at any time; evidence, locks and deduplication are the database's business.
 */
@NullMarked
package org.yijian.hub.cluster;

import org.jspecify.annotations.NullMarked;

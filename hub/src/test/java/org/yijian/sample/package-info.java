/** A house in memory: the rooms' interfaces answered from a handful of records, for fast tests of pages and API. */
@NullMarked
package org.yijian.sample;

import org.jspecify.annotations.NullMarked;

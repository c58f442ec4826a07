/**
 * Figures over all records that somebody may see: by region, month and severity. They are counted in the same index,
 * behind the same filter, as the searches that the portal links each of them to. Start at
 * {@link org.yijian.search.overview.IndexOverview}.
 */
@NullMarked
package org.yijian.search.overview;

import org.jspecify.annotations.NullMarked;

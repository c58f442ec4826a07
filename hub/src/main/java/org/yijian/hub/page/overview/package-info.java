/**
 * The overview of a region: figures, a chart by month, a map or a grid of tiles. Everything is drawn on the server, each
 * number is a link to the search behind it, and each drawing has a table beside it. Start at
 * {@link org.yijian.hub.page.overview.OverviewPage}.
 */
@NullMarked
package org.yijian.hub.page.overview;

import org.jspecify.annotations.NullMarked;

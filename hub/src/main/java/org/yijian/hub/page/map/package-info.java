/**
 * Maps that the operator mounts: GeoJSON with the codes of regions, read within bounds and drawn as SVG on the server. No
 * map is shipped and none is fetched. Start at {@link org.yijian.hub.page.map.Maps}.
 */
@NullMarked
package org.yijian.hub.page.map;

import org.jspecify.annotations.NullMarked;

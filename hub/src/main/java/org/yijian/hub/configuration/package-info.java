/**
 * What an operator may set ({@link org.yijian.hub.configuration.HubProperties}), where the hub keeps its things
 * ({@link org.yijian.hub.configuration.Home}), and how the rooms are joined. Only this package creates parts of other
 * rooms.
 */
@NullMarked
package org.yijian.hub.configuration;

import org.jspecify.annotations.NullMarked;

/**
 * Who saw what about a facility or a person, when and what for: read off the leaves of the log. Start reading at
 * {@link org.yijian.hub.trail.AccessTrail}.
 */
@NullMarked
package org.yijian.hub.trail;

import org.jspecify.annotations.NullMarked;

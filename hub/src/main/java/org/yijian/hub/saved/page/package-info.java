/** The page of saved searches, where they are also shared, told of and forgotten. */
@NullMarked
package org.yijian.hub.saved.page;

import org.jspecify.annotations.NullMarked;

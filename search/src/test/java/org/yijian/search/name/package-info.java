/** Tests of names that are typed otherwise. */
@NullMarked
package org.yijian.search.name;

import org.jspecify.annotations.NullMarked;

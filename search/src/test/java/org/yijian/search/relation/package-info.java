/** Tests of related facilities. */
@NullMarked
package org.yijian.search.relation;

import org.jspecify.annotations.NullMarked;

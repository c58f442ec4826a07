/** Tests of the documents' form. */
@NullMarked
package org.yijian.search.document;

import org.jspecify.annotations.NullMarked;

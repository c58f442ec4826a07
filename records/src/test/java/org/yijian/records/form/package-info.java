/** Tests of the forms. */
@NullMarked
package org.yijian.records.form;

import org.jspecify.annotations.NullMarked;

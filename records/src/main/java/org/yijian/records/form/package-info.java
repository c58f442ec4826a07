/**
 * The form of each kind: which fields a record has, of which type, which may be absent and which limits hold. Read once
 * from the Java records of {@link org.yijian.records.body}, so that the codec, the validation and the tests of the
 * published schemas cannot drift apart.
 *
 * <p>Start reading at {@link org.yijian.records.form.Forms}.
 */
@NullMarked
package org.yijian.records.form;

import org.jspecify.annotations.NullMarked;

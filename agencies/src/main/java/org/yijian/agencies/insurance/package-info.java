/**
 * 医疗保障: messages over HTTPS, each signed with SM2 and encrypted to the hub with SM4. Start reading at
 * {@link org.yijian.agencies.insurance.Insurance}.
 */
@NullMarked
package org.yijian.agencies.insurance;

import org.jspecify.annotations.NullMarked;

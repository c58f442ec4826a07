/**
 * 民政: civil affairs keeps a front-end database (前置库), a real PostgreSQL that the hub polls over JDBC with a read-only
 * account. Start reading at {@link org.yijian.agencies.civilaffairs.CivilAffairs}.
 */
@NullMarked
package org.yijian.agencies.civilaffairs;

import org.jspecify.annotations.NullMarked;

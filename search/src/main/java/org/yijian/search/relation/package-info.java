/**
 * Which facilities have something in common: the operator, the legal representative, the address. Start at
 * {@link org.yijian.search.relation.IndexRelations}.
 */
@NullMarked
package org.yijian.search.relation;

import org.jspecify.annotations.NullMarked;

package org.yijian.search.query;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** What a query with operators says. */
sealed interface BoxClause {

    /** All of them. */
    record All(List<BoxClause> clauses) implements BoxClause {}

    /** One of them. */
    record Any(List<BoxClause> clauses) implements BoxClause {}

    /** Not this. */
    record Not(BoxClause clause) implements BoxClause {}

    /** Words or a phrase. */
    record Words(PlainQuery words) implements BoxClause {}

    /** A field that has exactly this value. */
    record Value(String field, String value) implements BoxClause {}

    /** A field with a value that begins so. */
    record Beginning(String field, String start) implements BoxClause {}

    /** Days from one to another, both included; null for open. */
    record Days(@Nullable LocalDate from, @Nullable LocalDate to) implements BoxClause {}

    /** Records that are like this one. */
    record Like(UUID id) implements BoxClause {}
}

package org.yijian.search.access;

import java.util.Arrays;
import java.util.Collection;

import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.yijian.search.document.RecordFields;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Sensitivity;

/** What a scope permits, as a query: the same rule as {@link AccessScope#permits}. */
public final class AccessQuery {

    private AccessQuery() {
    }

    /** Matches exactly the records that the scope permits. */
    public static Query of(AccessScope scope) {
        if (!scope.allDepartments() && scope.departments().isEmpty() || scope.regions().isEmpty()) {
            return new MatchNoDocsQuery("the scope permits nothing");
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        if (!scope.allDepartments()) {
            query.add(anyOf(RecordFields.DEPARTMENT, scope.departments()), Occur.FILTER);
        }
        if (!scope.everywhere()) {
            query.add(anyOf(RecordFields.REGION, scope.regions()), Occur.FILTER);
        }
        if (scope.clearance() != Sensitivity.PERSONAL) {
            query.add(anyOf(RecordFields.SENSITIVITY, Arrays.stream(Sensitivity.values())
                    .filter(level -> level.compareTo(scope.clearance()) <= 0).map(Sensitivity::wire).toList()),
                    Occur.FILTER);
        }
        return query.build().clauses().isEmpty() ? MatchAllDocsQuery.INSTANCE : query.build();
    }

    private static Query anyOf(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }
}

package org.yijian.hub.api;

import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.AuditedRelations;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.records.body.Named;
import org.yijian.search.relation.RelatedFacility;

/** {@code GET /api/v1/facilities/{id}/related}. */
@RestController
@Tag(name = "facilities", description = "一院一档 One facility, one file")
public class RelatedApi {

    private final AuditedRelations relations;

    public RelatedApi(AuditedRelations relations) {
        this.relations = relations;
    }

    /**
     * A related facility.
     *
     * @param id its id
     * @param name its name
     * @param reasons {@code credit-code}, {@code chain}, {@code representative}, {@code address}
     */
    public record Related(UUID id, String name, List<String> reasons) {

        static Related of(RelatedFacility related) {
            return new Related(related.id(), related.name(),
                    related.reasons().stream().sorted().map(Named::wire).toList());
        }
    }

    @GetMapping("/api/v1/facilities/{id}/related")
    @Operation(summary = "关联机构 Related facilities", description = "At most 20, those with most in common first, as far "
            + "as the account may see what the records of both say.")
    List<Related> related(@AuthenticationPrincipal Account account, @Parameter(hidden = true) StatedPurpose purpose,
            @PathVariable String id) {
        return relations.view(SearchParameters.id("id", id), account, purpose).stream().map(Related::of).toList();
    }
}

package org.yijian.hub.erasure;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.AuditedPeople;
import org.yijian.hub.lookup.StatedPurpose;
import org.yijian.records.ledger.StoredRecord;

/** {@code POST /api/v1/people}: in a body, because addresses are written down in many places. */
@RestController
@Tag(name = "people", description = "按号码查人 Records of a person by an exact number, which is neither shown nor logged")
public class PeopleApi {

    private final AuditedPeople people;

    public PeopleApi(AuditedPeople people) {
        this.people = people;
    }

    /**
     * Who is looked for.
     *
     * @param number of an identity card or certificate
     */
    public record Question(String number) {

        @Override
        public String toString() {
            return "Question[***]";
        }
    }

    /**
     * A record.
     *
     * @param id record id
     * @param kind wire name
     * @param facilityId facility that it is about
     * @param occurredAt when it happened
     * @param department wire name
     */
    public record Answer(UUID id, String kind, UUID facilityId, OffsetDateTime occurredAt, String department) {

        static Answer of(StoredRecord stored) {
            return new Answer(stored.id(), stored.record().kind().wire(), stored.facilityId(),
                    stored.record().occurredAt(), stored.record().department().wire());
        }
    }

    @PostMapping("/api/v1/people")
    @Operation(summary = "按号码查人 Look a person up", description = "Needs purpose and case: headers Yijian-Purpose and "
            + "Yijian-Case, or the parameters purpose and case.")
    List<Answer> find(@AuthenticationPrincipal Account account, @RequestBody Question question,
            @Parameter(hidden = true) StatedPurpose purpose) {
        return people.find(question.number(), account, purpose).stream().map(Answer::of).toList();
    }
}

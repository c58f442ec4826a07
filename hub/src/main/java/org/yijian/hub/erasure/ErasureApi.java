package org.yijian.hub.erasure;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.records.ledger.personal.Erasure;
import org.yijian.security.error.FaultException;

/** {@code /api/v1/erasures}. */
@RestController
@Tag(name = "erasures", description = "个人信息删除 Erasure of personal data, by two persons")
public class ErasureApi {

    private static final int PAGE = 50;

    private final ErasureDesk desk;

    public ErasureApi(ErasureDesk desk) {
        this.desk = desk;
    }

    /**
     * What is asked for.
     *
     * @param records ids of records that the caller may see
     * @param attachment id of the only attachment that is meant, of the only record; null for all that the records have
     * @param person whether all records of the same persons in this hub are meant
     * @param reason why
     * @param legalBasis the law that demands or allows it
     */
    public record Request(List<UUID> records, @Nullable UUID attachment, boolean person, String reason,
            String legalBasis) {}

    /**
     * An erasure.
     *
     * @param id its id
     * @param state {@code requested}, {@code approved}, {@code done} or {@code refused}
     * @param records whose personal fields and attachments it is about
     * @param attachment the only attachment that it is about; null for all that the records have
     * @param reason why
     * @param legalBasis the law that demands or allows it
     * @param requestedBy who asked for it
     * @param requestedAt when
     * @param decidedBy who decided; null while it waits
     * @param decidedAt when; null while it waits
     */
    public record Answer(UUID id, String state, List<UUID> records, @Nullable UUID attachment, String reason,
            String legalBasis, String requestedBy, Instant requestedAt, @Nullable String decidedBy,
            @Nullable Instant decidedAt) {

        static Answer of(Erasure erasure) {
            return new Answer(erasure.id(), erasure.state().wire(), erasure.records(), erasure.attachment(),
                    erasure.reason(), erasure.legalBasis(), erasure.requestedBy(), erasure.requestedAt(),
                    erasure.decidedBy(),
                    erasure.decidedAt());
        }
    }

    @GetMapping("/api/v1/erasures")
    @Operation(summary = "删除申请列表 Erasures, newest first")
    List<Answer> all(@RequestParam(defaultValue = "1") int page) {
        if (page < 1) {
            throw new FaultException(HubError.BAD_PARAMETER, "page", page);
        }
        return desk.all((page - 1) * PAGE, PAGE).stream().map(Answer::of).toList();
    }

    @PostMapping("/api/v1/erasures")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "申请删除个人信息或一个附件 Ask for the erasure of personal data, or of one attachment", description = "Another person has to approve.")
    Answer request(@AuthenticationPrincipal Account account, @RequestBody Request wanted) {
        if (wanted.attachment() != null) {
            if (wanted.records().size() != 1 || wanted.person()) {
                throw new FaultException(HubError.BAD_PARAMETER, "records", wanted.records().size());
            }
            return Answer.of(desk.request(wanted.records().getFirst(), wanted.attachment(), wanted.reason(),
                    wanted.legalBasis(), account));
        }
        return Answer.of(desk.request(new LinkedHashSet<>(wanted.records()), wanted.person(), wanted.reason(),
                wanted.legalBasis(), account));
    }

    @PostMapping("/api/v1/erasures/{id}/{step}")
    @Operation(summary = "审批删除申请 Approve or refuse an erasure", description = "step: approve or refuse. An approved one has "
            + "been carried out when this answers.")
    Answer decide(@AuthenticationPrincipal Account account, @PathVariable String id, @PathVariable String step) {
        return Answer.of(desk.decide(SearchParameters.id("id", id), approved(step), account));
    }

    static boolean approved(String step) {
        return switch (step) {
            case "approve" -> true;
            case "refuse" -> false;
            default -> throw new FaultException(HubError.NOT_FOUND);
        };
    }
}

package org.yijian.hub.saved;

import java.time.Instant;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.yijian.hub.account.Account;
import org.yijian.hub.lookup.SearchParameters;
import org.yijian.security.access.Role;

/** {@code /api/v1/saved-searches}. */
@RestController
@Tag(name = "saved searches", description = "保存的检索 Searches kept under a name, and whether new records are told")
public class SavedApi {

    private final SavedSearches searches;

    public SavedApi(SavedSearches searches) {
        this.searches = searches;
    }

    /**
     * A search to be kept.
     *
     * @param name what to call it
     * @param query the parameters of {@code /api/v1/search}, without page
     * @param sharedWith wire name of a role that may run it too; null for nobody
     * @param alerts whether new records are told; null for yes
     */
    public record Wanted(String name, SearchParameters query, @Nullable String sharedWith, @Nullable Boolean alerts) {}

    /**
     * What is to be another way; what is null stays.
     *
     * @param name what to call it
     * @param sharedWith wire name of a role that may run it too; empty for nobody
     * @param alerts whether new records are told
     */
    public record Change(@Nullable String name, @Nullable String sharedWith, @Nullable Boolean alerts) {}

    /**
     * A saved search.
     *
     * @param id its number
     * @param name what its owner calls it
     * @param owner account that keeps it
     * @param query the parameters of {@code /api/v1/search}
     * @param sharedWith wire name of the role that may run it too; null for nobody
     * @param alerts whether new records are told
     * @param address where it runs, for people
     * @param createdAt when it was saved
     */
    public record Answer(long id, String name, String owner, SearchParameters query, @Nullable String sharedWith,
            boolean alerts, String address, Instant createdAt) {

        static Answer of(SavedSearch search) {
            Role role = search.sharedWith();
            return new Answer(search.id(), search.name(), search.owner(), search.parameters(),
                    role == null ? null : role.wire(), search.alerts(), search.address(), search.createdAt());
        }
    }

    @GetMapping("/api/v1/saved-searches")
    @Operation(summary = "保存的检索 One's own saved searches and those shared with one's role")
    List<Answer> all(@AuthenticationPrincipal Account account) {
        return searches.visibleTo(account).stream().map(Answer::of).toList();
    }

    @PostMapping("/api/v1/saved-searches")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "保存检索 Keep a search", description = "The same search under the same name is kept once.")
    Answer save(@AuthenticationPrincipal Account account, @RequestBody Wanted wanted) {
        return Answer.of(searches.save(wanted.name(), wanted.query(), SharedRole.of(wanted.sharedWith()),
                !Boolean.FALSE.equals(wanted.alerts()), account));
    }

    @PatchMapping("/api/v1/saved-searches/{id}")
    @Operation(summary = "更改保存的检索 Rename, share, or stop and resume alerts")
    Answer change(@AuthenticationPrincipal Account account, @PathVariable long id, @RequestBody Change change) {
        if (change.name() != null) {
            searches.rename(id, change.name(), account);
        }
        if (change.sharedWith() != null) {
            searches.share(id, SharedRole.of(change.sharedWith()), account);
        }
        if (change.alerts() != null) {
            searches.tell(id, change.alerts(), account);
        }
        return Answer.of(searches.named(id, account));
    }

    @DeleteMapping("/api/v1/saved-searches/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "删除保存的检索 Forget a search with its alerts")
    void delete(@AuthenticationPrincipal Account account, @PathVariable long id) {
        searches.delete(id, account);
    }
}

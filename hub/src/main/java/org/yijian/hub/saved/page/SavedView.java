package org.yijian.hub.saved.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.yijian.hub.account.Account;
import org.yijian.hub.alert.Inbox;
import org.yijian.hub.notice.ChannelView;
import org.yijian.hub.page.Wording;
import org.yijian.hub.saved.SavedSearch;
import org.yijian.search.SearchQuery;
import org.yijian.security.access.Role;

/**
 * A saved search as its line on the page.
 *
 * @param id its number
 * @param name what its owner calls it
 * @param address where it runs
 * @param says what it looks for, in words, piece by piece
 * @param own whether this person keeps it
 * @param owner who keeps it
 * @param sharedWith wire name of the role that may run it too; empty for nobody
 * @param sharedLabel that role in words; null for nobody
 * @param told whether this person is told of new records
 * @param canWait whether new records can be told at all
 * @param failed when its alerts were stopped because it failed; null if it did not, or to those who only share it
 * @param unread how many alerts this person has not read
 * @param webhook the web address that is called for this person; null for none
 * @param mail the mail address that digests go to for this person; null for none
 */
public record SavedView(long id, String name, String address, List<String> says, boolean own, String owner,
        String sharedWith, @Nullable String sharedLabel, boolean told, boolean canWait, @Nullable String failed,
        long unread,
        @Nullable ChannelView webhook, @Nullable ChannelView mail) {

    static SavedView of(SavedSearch search, Account account, Inbox.Standing standing, List<ChannelView> channels,
            Wording wording) {
        Role role = search.sharedWith();
        boolean own = search.ownedBy(account);
        SavedSearch.Readable readable = search.readable();
        var failedAt = search.failedAt();
        return new SavedView(search.id(), search.name(), search.address(), says(readable, wording), own,
                search.owner(), role == null ? "" : role.wire(), role == null ? null : label(role, wording),
                search.alerts() && (own || !standing.muted()), readable.waits() && (own || search.alerts()),
                own && failedAt != null ? wording.moment(failedAt) : null, standing.unread(),
                channel("webhook", search, channels), channel("mail", search, channels));
    }

    private static @Nullable ChannelView channel(String type, SavedSearch search, List<ChannelView> channels) {
        return channels.stream().filter(each -> each.search() == search.id() && each.type().equals(type)).findFirst()
                .orElse(null);
    }

    /** One that this program does not understand any more is still shown: it can be forgotten. */
    private static List<String> says(SavedSearch.Readable search, Wording wording) {
        return switch (search) {
            case SavedSearch.Readable.Query read -> says(read.query(), wording);
            case SavedSearch.Readable.Not not -> List.of(wording.text("saved.unreadable"));
        };
    }

    static String label(Role role, Wording wording) {
        return wording.text("role." + role.name());
    }

    /** What a search looks for. */
    static List<String> says(SearchQuery query, Wording wording) {
        List<String> says = new ArrayList<>();
        if (!query.text().isBlank()) {
            says.add(wording.text("saved.words", query.text()));
        }
        add(says, query.kinds().stream().map(wording::kind).sorted().toList(), wording);
        add(says, query.departments().stream().map(wording::department).sorted().toList(), wording);
        add(says, query.regions().stream().map(wording::region).sorted().toList(), wording);
        add(says, query.severities().stream().map(wording::severity).sorted().toList(), wording);
        var from = query.from();
        var to = query.to();
        if (from != null) {
            says.add(wording.text("saved.from", wording.day(from)));
        }
        if (to != null) {
            says.add(wording.text("saved.to", wording.day(to)));
        }
        if (query.facilityId() != null) {
            says.add(wording.text("saved.one-facility"));
        }
        if (says.isEmpty()) {
            says.add(wording.text("saved.everything"));
        }
        return says;
    }

    private static void add(List<String> says, List<String> values, Wording wording) {
        if (!values.isEmpty()) {
            says.add(values.stream().collect(Collectors.joining(wording.chinese() ? "、" : ", ")));
        }
    }
}

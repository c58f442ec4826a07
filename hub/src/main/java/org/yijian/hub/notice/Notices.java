package org.yijian.hub.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.account.Accounts;
import org.yijian.hub.alert.Inbox;
import org.yijian.hub.log.Alarms;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.security.error.Fault;

/**
 * Tells people outside the hub how many alerts have come, with the rights that they have at that moment. What could not be
 * told is tried again after ever longer pauses and given up in the end, which its owner and the operator are shown. Told
 * at least once: a call that was received but not confirmed comes again with the same id.
 */
public final class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private final Transactions transactions;
    private final Accounts accounts;
    private final Inbox inbox;
    private final Webhook webhook;
    private final Optional<Digest> digest;
    private final NoticeProperties properties;
    private final Alarms alarms;
    private final Clock clock;

    Notices(Transactions transactions, Accounts accounts, Inbox inbox, Webhook webhook, Optional<Digest> digest,
            NoticeProperties properties, Alarms alarms, Clock clock) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.inbox = inbox;
        this.webhook = webhook;
        this.digest = digest;
        this.properties = properties;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Channels with news that go to one address together. */
    private record Post(String account, Channel.Type type, String target) {}

    private record News(Channel channel, Inbox.News news) {}

    /** Tells whatever is due. */
    public synchronized void tell() {
        Map<Post, List<News>> posts = new LinkedHashMap<>();
        for (Channel channel : transactions.call("read channels",
                connection -> ChannelRows.due(connection, clock.instant()))) {
            Inbox.News news = account(channel).map(account -> inbox.since(channel.told(), channel.search(), account))
                    .orElse(Inbox.News.NONE);
            if (news.number() == 0) {
                told(channel, channel.told());
            } else {
                posts.computeIfAbsent(post(channel), post -> new ArrayList<>()).add(new News(channel, news));
            }
        }
        posts.forEach(this::tell);
    }

    /** Mail is gathered by address, calls are not. */
    private static Post post(Channel channel) {
        return switch (channel.type()) {
            case MAIL -> new Post(channel.account(), channel.type(), channel.target());
            case WEBHOOK -> new Post(channel.account(), channel.type(), channel.search() + " " + channel.target());
        };
    }

    private Optional<Account> account(Channel channel) {
        return accounts.named(channel.account()).map(Accounts.Stored::account).filter(Account::enabled);
    }

    private void tell(Post post, List<News> all) {
        try {
            switch (post.type()) {
                case WEBHOOK -> all.forEach(each -> webhook.call(each.channel(), each.news()));
                case MAIL -> digest.orElseThrow(() -> new IllegalStateException("no mail server is configured"))
                        .send(post.target(), all.stream().mapToLong(each -> each.news().number()).sum(), all.size());
            }
            all.forEach(each -> told(each.channel(), each.news().newest()));
        } catch (RuntimeException failure) {
            all.forEach(each -> failed(each.channel(), failure));
        }
    }

    private void told(Channel channel, long upTo) {
        Duration pause = channel.type() == Channel.Type.MAIL ? properties.mail().every() : properties.every();
        transactions.call("note what was told",
                connection -> ChannelRows.told(connection, channel, upTo, clock.instant().plus(pause)));
    }

    private void failed(Channel channel, RuntimeException failure) {
        Instant now = clock.instant();
        int failures = channel.failures() + 1;
        if (failures < properties.attempts()) {
            LOG.info("{} failed for the {}. time and is tried again: {}", channel, failures, failure.toString());
            transactions.call("note a failure",
                    connection -> ChannelRows.failed(connection, channel, now.plus(pause(failures))));
        } else {
            LOG.warn("{} is given up after {} failures", channel, failures, failure);
            transactions.call("give a channel up", connection -> ChannelRows.dead(connection, channel, now));
            alarms.raise(channel.alarm(), Fault.of(HubError.ALERTS_NOT_DELIVERED, channel.search(), failures));
        }
    }

    /** One minute, two, four, eight … up to six hours. */
    static Duration pause(int failures) {
        Duration pause = Duration.ofMinutes(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}

package org.yijian.hub.notice;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.yijian.hub.HubError;
import org.yijian.hub.account.Account;
import org.yijian.hub.log.Alarms;
import org.yijian.hub.lookup.Evidence;
import org.yijian.hub.lookup.KeyedHash;
import org.yijian.hub.saved.SavedSearches;
import org.yijian.records.ledger.database.Transactions;
import org.yijian.security.error.FaultException;
import org.yijian.security.proof.Leaf;
import org.yijian.security.proof.LeafType;

/** Where people want to be told, within what the operator allows. Logged before it takes effect. */
public final class Channels {

    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9.-]{1,190})");
    private static final int LONGEST = 500;

    private final SavedSearches searches;
    private final Transactions transactions;
    private final NoticeProperties properties;
    private final Evidence evidence;
    private final KeyedHash keys;
    private final Alarms alarms;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** @param keys makes the keys of webhooks */
    Channels(SavedSearches searches, Transactions transactions, NoticeProperties properties, Evidence evidence,
            KeyedHash keys, Alarms alarms, Clock clock) {
        this.searches = searches;
        this.transactions = transactions;
        this.properties = properties;
        this.evidence = evidence;
        this.keys = keys;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Whether the operator lets web addresses be called. */
    public boolean webhooks() {
        return !properties.webhookHosts().isEmpty();
    }

    /** Whether the operator lets mail be sent. */
    public boolean mail() {
        return properties.mail().host() != null && !properties.mail().domains().isEmpty();
    }

    /**
     * Calls a web address from now on, instead of an earlier one.
     *
     * @return the key with which the receiver checks the signature; shown this once
     * @throws FaultException {@link HubError#WEBHOOK_ADDRESS}, {@link HubError#NOT_FOUND}
     */
    public String call(long search, String address, Account account) {
        if (!allowed(address)) {
            throw new FaultException(HubError.WEBHOOK_ADDRESS,
                    properties.webhookHosts().stream().sorted().collect(Collectors.joining(", ")));
        }
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        Channel channel = new Channel(search, account.name(), Channel.Type.WEBHOOK, address,
                HexFormat.of().formatHex(nonce), 0, 0, null);
        put(channel, account);
        return key(channel);
    }

    /** Sends digests to a mail address from now on. */
    public void write(long search, String address, Account account) {
        var matcher = MAIL.matcher(address);
        if (!mail() || !matcher.matches()
                || !lower(properties.mail().domains()).contains(matcher.group(1).toLowerCase(Locale.ROOT))) {
            throw new FaultException(HubError.MAIL_ADDRESS,
                    properties.mail().domains().stream().sorted().collect(Collectors.joining(", ")));
        }
        put(new Channel(search, account.name(), Channel.Type.MAIL, address, "", 0, 0, null), account);
    }

    private void put(Channel channel, Account account) {
        searches.named(channel.search(), account);
        log(channel.search(), channel.type(), "on", account);
        transactions.call("keep a channel", connection -> ChannelRows.put(connection, channel, clock.instant()));
        alarms.clear(channel.alarm());
    }

    /** Tells no more this way. */
    public void stop(long search, String type, Account account) {
        Channel.Type stopped = switch (type) {
            case "webhook" -> Channel.Type.WEBHOOK;
            case "mail" -> Channel.Type.MAIL;
            default -> throw new FaultException(HubError.NOT_FOUND);
        };
        log(search, stopped, "off", account);
        transactions.call("remove a channel",
                connection -> ChannelRows.remove(connection, search, account.name(), stopped));
        alarms.clear(new Channel(search, account.name(), stopped, "", "", 0, 0, null).alarm());
    }

    /** The person's own. */
    public List<ChannelView> of(Account account) {
        return transactions.call("read channels", connection -> ChannelRows.of(connection, account.name())).stream()
                .map(channel -> new ChannelView(channel.search(), channel.type().wire(), channel.target(),
                        channel.deadSince()))
                .toList();
    }

    /** The key of a webhook: another one whenever its address is set anew. */
    String key(Channel channel) {
        return keys.of("alert-webhook/" + channel.search() + '/' + channel.account() + '/' + channel.nonce());
    }

    private boolean allowed(String address) {
        if (address.length() > LONGEST) {
            return false;
        }
        try {
            URI uri = URI.create(address);
            return "https".equals(uri.getScheme()) && uri.getUserInfo() == null && uri.getHost() != null
                    && lower(properties.webhookHosts()).contains(uri.getHost().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static Set<String> lower(Set<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    private void log(long search, Channel.Type type, String action, Account account) {
        evidence.append(new Leaf(LeafType.SEARCH, account.name(), type.wire() + '-' + action,
                "saved-search/" + search + "/channel", "allowed", clock.instant(), null, null));
    }
}

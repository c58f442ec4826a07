package org.yijian.routes.federation.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How messages of a feed get to the receiver. */
public enum FeedDelivery {
    /** They are brought to the receiver's hub, which answers each with a receipt. */
    PUSH("推送到接收方枢纽", "Brought to the hub"),
    /** The receiver fetches them over HTTPS; asking for more acknowledges the ones before. */
    PULL("接收方经 HTTPS 取数", "Fetched over HTTPS"),
    /** The same, whole records many in one message, beside it. */
    PULL_TOGETHER("接收方经 HTTPS 成批取数", "Fetched over HTTPS, many records at a time"),
    /** The receiver takes them out of the broker by AMQP, and to have taken one settles it. */
    AMQP("接收方经 AMQP 取数，取走即确认", "Taken by AMQP, settled when taken"),
    /** The same, but only its signed receipt settles a message; without one the message comes again. */
    AMQP_RECEIPTED("接收方经 AMQP 取数，以签名回执确认", "Taken by AMQP, settled by a signed receipt");

    private final String chinese;
    private final String english;

    FeedDelivery(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** The name in the terms. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }

    /** Whether the receiver takes them out of the broker. */
    public boolean byBroker() {
        return this == AMQP || this == AMQP_RECEIPTED;
    }

    /** Whether the receiver fetches them over HTTPS. */
    public boolean fetched() {
        return this == PULL || this == PULL_TOGETHER;
    }

    public static Optional<FeedDelivery> fromWire(String wire) {
        return Arrays.stream(values()).filter(each -> each.wire().equals(wire)).findFirst();
    }
}

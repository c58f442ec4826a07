package org.yijian.routes.federation.outbox;

/** What bodies there are. */
public final class MessageTypes {

    /** A new or changed record within a feed. */
    public static final String RECORD = "record";
    /** Several of them: the message lists their digests, and they travel beside it. */
    public static final String RECORDS = "records";
    /** A file that belongs to a record; its bytes were brought before. */
    public static final String ATTACHMENT = "attachment";
    /** A file that was erased at the sender: the partner is to destroy it too. */
    public static final String ATTACHMENT_ERASED = "attachment-erased";
    /** A file that the sender has lost, and wants to be brought again. */
    public static final String ATTACHMENT_WANTED = "attachment-wanted";
    /** A record that the partner must no longer use. */
    public static final String RECALL = "recall";
    /** Stands where a message was given up, so that its stream goes on. */
    public static final String EMPTY = "empty";
    /** The receiver asks for a feed. */
    public static final String FEED_REQUEST = "feed-request";
    /** The provider approves or refuses it. */
    public static final String FEED_DECISION = "feed-decision";
    /** One side has paused, resumed or ended a feed. */
    public static final String FEED_NOTICE = "feed-notice";

    /** What the receiver may find at the sender from now on. */
    public static final String SEARCH_GRANT = "search-grant";
    /** A question to a partner's index. */
    public static final String SEARCH = "search";
    /** What was found, or why nothing is told. */
    public static final String SEARCH_ANSWER = "search-answer";

    /** The sender's new trust document. */
    public static final String TRUST_DOCUMENT = "trust-document";

    /** The stream of everything that belongs to no feed. */
    public static final String CONTROL = "control";
    /** The purpose of messages in that stream. */
    public static final String CONTROL_PURPOSE = "枢纽间订阅管理";
    /** Their legal basis: the agreement that the two approvals stand for. */
    public static final String CONTROL_BASIS = "枢纽互联协议";

    private MessageTypes() {
    }
}

package org.yijian.security.access;

/**
 * One thing that somebody may do. Which records they may do it with is the business of {@link AccessScope}; both must
 * allow it.
 */
public enum Permission {
    /** Search the records. */
    SEARCH,
    /** Open a record or a facility's page. */
    VIEW,
    /** Take search results away in a file. */
    EXPORT_RECORDS,
    /** Let somebody take away more than may be taken at once; never one's own. */
    APPROVE_EXPORT,
    /** Read personal fields in the clear, and look people up by number; for a purpose only. */
    READ_PERSONAL_FIELDS,
    /** Ask for the erasure of personal data. */
    REQUEST_ERASURE,
    /** Let an erasure happen; never one's own. */
    APPROVE_ERASURE,
    /** See which erasures there are, and why. */
    SEE_ERASURES,
    /** See who saw what about a facility or person. */
    SEE_ACCESS,
    /** Attach files to records that one may see. */
    ATTACH,
    /** Send files into the hub by hand. */
    SEND,
    /** See what was exchanged: when, how many, with what outcome. */
    SEE_EXCHANGES,
    /** See what was refused, with the piece of raw message that shows why. */
    SEE_QUARANTINE,
    /** Send a repaired message again. */
    REPLAY_QUARANTINE,
    /** Decide whether two facilities are one. */
    DECIDE_MATCHES,
    /** See the routes and how they fare. */
    SEE_ROUTES,
    /** Draft a change to a route. */
    EDIT_ROUTES,
    /** Let a drafted change take effect; never one's own. */
    APPROVE_ROUTES,
    /** Change how the system runs: storage, limits, schedules. */
    MANAGE_SYSTEM,
    /** Make accounts, give and take roles, unlock. */
    MANAGE_ACCOUNTS,
    /** Change whose keys and certificates are trusted. */
    MANAGE_TRUST,
    /** Let a change of trust take effect; never one's own. */
    APPROVE_TRUST,
    /** See the partner hubs, the feeds and how delivery goes. */
    SEE_PARTNERS,
    /** Ask partners for feeds; hold, resume, replay and end feeds. */
    EDIT_FEEDS,
    /** Let a partner have the feed that it asked for. */
    APPROVE_FEEDS,
    /** Read the log of who did what. */
    READ_LOG,
    /** Verify the log and hold the ledger against it. */
    RUN_CHECKS
}

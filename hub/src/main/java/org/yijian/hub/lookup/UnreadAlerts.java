package org.yijian.hub.lookup;

import org.yijian.hub.account.Account;

/** How many alerts wait for somebody: a number, and nothing of what they are about. */
@FunctionalInterface
public interface UnreadAlerts {

    /** Counted up to here. */
    int MOST = 100;

    /** Alerts that this person may see and has not read; {@link #MOST} stands for as many or more. */
    int of(Account account);
}

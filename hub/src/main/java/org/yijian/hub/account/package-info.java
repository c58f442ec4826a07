/**
 * Who may sign in and what they may do: accounts in the database, sign-in by form and by HTTP Basic with one set of
 * rules (lock-out, audit leaf), and the translation of roles into permissions. Start reading at
 * {@link org.yijian.hub.account.AccountAuthentication}.
 */
@NullMarked
package org.yijian.hub.account;

import org.jspecify.annotations.NullMarked;

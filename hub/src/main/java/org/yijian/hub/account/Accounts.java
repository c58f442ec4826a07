package org.yijian.hub.account;

import java.util.Optional;

/** The accounts that there are. */
public interface Accounts {

    /**
     * An account with what proves it.
     *
     * @param account who
     * @param passwordHash encoded hash, never shown
     */
    record Stored(Account account, String passwordHash) {

        @Override
        public String toString() {
            return "Stored[" + account.name() + "]";
        }
    }

    Optional<Stored> named(String name);

    /** Makes the account, or replaces it. */
    void save(Account account, String passwordHash);
}

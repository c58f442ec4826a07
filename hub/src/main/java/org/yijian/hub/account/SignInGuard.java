package org.yijian.hub.account;

import java.util.concurrent.ConcurrentMap;

/**
 * Counts failed sign-ins per account and address; after {@value #TRIES} the pair is locked for a while. Per pair, so
 * that a stranger cannot lock out a person who signs in from elsewhere. The counters forget by themselves: the map that
 * is given drops entries {@value #MINUTES} minutes after their last change, and may be shared by all nodes.
 */
public final class SignInGuard {

    public static final int TRIES = 5;
    public static final int MINUTES = 15;

    private final ConcurrentMap<String, Integer> failures;

    public SignInGuard(ConcurrentMap<String, Integer> failures) {
        this.failures = failures;
    }

    public boolean locked(String account, String address) {
        return failures.getOrDefault(key(account, address), 0) >= TRIES;
    }

    /** Counts one more failure. Returns how many there are now. */
    public int failed(String account, String address) {
        String key = key(account, address);
        while (true) {
            Integer known = failures.putIfAbsent(key, 1);
            if (known == null) {
                return 1;
            }
            if (failures.replace(key, known, known + 1)) {
                return known + 1;
            }
        }
    }

    public void succeeded(String account, String address) {
        failures.remove(key(account, address));
    }

    private static String key(String account, String address) {
        return account + '@' + address;
    }
}

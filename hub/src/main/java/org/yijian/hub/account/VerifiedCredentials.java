package org.yijian.hub.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Remembers for five minutes which credentials were verified, so that a machine that sends HTTP Basic with every request
 * does not cost a password hash each time. Holds only a keyed hash of the credentials, under a key that lives as long as
 * the process. A changed or locked account is therefore locked out after five minutes at the latest.
 */
public final class VerifiedCredentials {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int LARGEST = 10_000;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Cache<String, Account> verified = Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(LARGEST)
            .build();

    public VerifiedCredentials() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    public Optional<Account> find(String name, String password) {
        return Optional.ofNullable(verified.getIfPresent(hash(name, password)));
    }

    public void remember(Account account, String password) {
        verified.put(hash(account.name(), password), account);
    }

    private String hash(String name, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.yijian.hub.account;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.util.function.SingletonSupplier;

/**
 * Verifies account and password, for the sign-in form and for HTTP Basic alike. A wrong password and an unknown account
 * answer alike and take the same time. Every sign-in that was really verified, and every failed one, leaves a leaf in
 * the log before the answer.
 */
public final class AccountAuthentication implements AuthenticationProvider {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final int LONGEST_PASSWORD = 200;
    /** Password hashes take 16 MiB and a core each; a flood of sign-ins must not take them all. */
    private static final int HASHES_AT_ONCE = 2;

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final VerifiedCredentials verified;
    private final SignInGuard guard;
    private final SignInLog log;
    private final Supplier<String> hashOfNobody;
    private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE);

    public AccountAuthentication(Accounts accounts, PasswordEncoder encoder, VerifiedCredentials verified,
            SignInGuard guard, SignInLog log) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.verified = verified;
        this.guard = guard;
        this.log = log;
        this.hashOfNobody = SingletonSupplier.of(() -> encoder.encode("nobody"));
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String name = attempt.getName().strip().toLowerCase(Locale.ROOT);
        String password = String.valueOf(attempt.getCredentials());
        String address = attempt.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "unknown";
        if (guard.locked(name, address)) {
            throw new LockedException("locked");
        }
        return authenticated(verified.find(name, password).orElseGet(() -> verify(name, password, address)), attempt);
    }

    private Account verify(String name, String password, String address) {
        boolean plausible = NAME.matcher(name).matches() && password.length() <= LONGEST_PASSWORD;
        Optional<Accounts.Stored> known = plausible ? accounts.named(name) : Optional.empty();
        boolean right = matches(password, known.map(Accounts.Stored::passwordHash).orElseGet(hashOfNobody));
        if (known.isEmpty() || !right || !known.get().account().enabled()) {
            int failures = guard.failed(name, address);
            log.refused(plausible ? name : "unknown", failures);
            throw new BadCredentialsException("wrong account or password");
        }
        Account account = known.get().account();
        log.allowed(account);
        guard.succeeded(name, address);
        verified.remember(account, password);
        return account;
    }

    private boolean matches(String password, String hash) {
        hashing.acquireUninterruptibly();
        try {
            return encoder.matches(password.length() <= LONGEST_PASSWORD ? password : "", hash);
        } finally {
            hashing.release();
        }
    }

    private static Authentication authenticated(Account account, Authentication attempt) {
        Collection<GrantedAuthority> authorities = account.permissions().stream()
                .<GrantedAuthority>map(permission -> new SimpleGrantedAuthority(permission.name())).toList();
        UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(account, null,
                authorities);
        token.setDetails(attempt.getDetails());
        return token;
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}

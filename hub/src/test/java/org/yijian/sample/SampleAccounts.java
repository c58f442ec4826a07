package org.yijian.sample;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.yijian.hub.account.Account;
import org.yijian.hub.account.AccountAuthentication;
import org.yijian.hub.account.Accounts;
import org.yijian.hub.account.DemonstrationAccounts;
import org.yijian.hub.account.SignInGuard;
import org.yijian.hub.account.SignInLog;
import org.yijian.hub.account.VerifiedCredentials;
import org.yijian.hub.lookup.Evidence;
import org.yijian.security.access.Role;
import org.yijian.security.access.Sensitivity;

/** The trial accounts, in memory, all with the same password. */
@Configuration(proxyBeanMethods = false)
public class SampleAccounts {

    public static final String PASSWORD = "sample-4711";

    @Bean
    Accounts accounts(PasswordEncoder encoder) {
        Map<String, Accounts.Stored> kept = new ConcurrentHashMap<>();
        Accounts accounts = new Accounts() {
            @Override
            public Optional<Stored> named(String name) {
                return Optional.ofNullable(kept.get(name));
            }

            @Override
            public void save(Account account, String passwordHash) {
                kept.put(account.name(), new Stored(account, passwordHash));
            }
        };
        new DemonstrationAccounts(accounts, encoder).ensure(PASSWORD);
        accounts.save(new Account("fire-chief", "消防主管", "Head of fire rescue", Set.of(Role.SUPERVISOR), false,
                Set.of("fire-rescue"), Set.of("500106"), Sensitivity.PERSONAL, true), encoder.encode(PASSWORD));
        accounts.save(new Account("newcomer", "新人", "Never signed in before", Set.of(Role.APPROVER), true, Set.of(),
                Set.of("*"), Sensitivity.PUBLIC, true), encoder.encode(PASSWORD));
        return accounts;
    }

    @Bean
    AccountAuthentication accountAuthentication(Accounts accounts, PasswordEncoder encoder, Evidence evidence,
            ConcurrentMap<String, Integer> signInFailures, Clock clock) {
        return new AccountAuthentication(accounts, encoder, new VerifiedCredentials(), new SignInGuard(signInFailures),
                new SignInLog(evidence, clock));
    }
}

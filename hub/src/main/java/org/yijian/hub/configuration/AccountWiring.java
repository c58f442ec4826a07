package org.yijian.hub.configuration;

import java.time.Clock;
import java.util.concurrent.ConcurrentMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.yijian.hub.account.AccountAuthentication;
import org.yijian.hub.account.Accounts;
import org.yijian.hub.account.DatabaseAccounts;
import org.yijian.hub.account.DemonstrationAccounts;
import org.yijian.hub.account.SignInGuard;
import org.yijian.hub.account.SignInLog;
import org.yijian.hub.account.VerifiedCredentials;
import org.yijian.hub.configuration.HomeWiring.HubTables;
import org.yijian.hub.lookup.Evidence;

/** Accounts and sign-in. */
@Configuration(proxyBeanMethods = false)
public class AccountWiring {

    private static final Logger LOG = LoggerFactory.getLogger(AccountWiring.class);

    /** Argon2id, 16 MiB, two passes: RFC 9106 scaled to a server that also does other work. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    @Bean
    Accounts accounts(HubTables tables, Clock clock, PasswordEncoder encoder, HubProperties properties) {
        Accounts accounts = new DatabaseAccounts(tables.client(), clock);
        HubProperties.Demo demo = properties.demo();
        if (demo.enabled() && demo.passwordFile() != null) {
            DemonstrationAccounts trial = new DemonstrationAccounts(accounts, encoder);
            trial.ensure(Secrets.content(demo.passwordFile()));
            LOG.info("Trial accounts are on: {}", String.join(", ", trial.names()));
        }
        return accounts;
    }

    @Bean
    AccountAuthentication accountAuthentication(Accounts accounts, PasswordEncoder encoder, Evidence evidence,
            ConcurrentMap<String, Integer> signInFailures, Clock clock) {
        return new AccountAuthentication(accounts, encoder, new VerifiedCredentials(), new SignInGuard(signInFailures),
                new SignInLog(evidence, clock));
    }
}

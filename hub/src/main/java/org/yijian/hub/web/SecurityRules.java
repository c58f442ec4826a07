package org.yijian.hub.web;

import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.LocaleResolver;
import org.yijian.hub.attachment.AttachmentForm;
import org.yijian.security.access.Permission;

/**
 * Who may go where. Everything that is not named here is refused; a path that is not named looks as if it did not
 * exist.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityRules {

    /** No inline script or style, nothing from elsewhere, never inside a frame. */
    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

    /** What anyone may read: the log with its proofs, the state of the hub, the description of the API. */
    @Bean
    @Order(1)
    SecurityFilterChain open(HttpSecurity http) {
        http.securityMatcher("/log/**", "/witness/**", "/crl/**", "/ocsp", "/actuator/health/**", "/v3/api-docs/**",
                "/webjars/**",
                "/css/**", "/js/**", "/images/**", "/favicon.ico", "/api/v1/trust");
        http.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET).permitAll()
                .requestMatchers(HttpMethod.HEAD).permitAll()
                // A witness answers any log that it knows, by the log's signature.
                .requestMatchers(HttpMethod.POST, "/witness/add-checkpoint").permitAll()
                // Whether a certificate counts is for everybody to know who may fetch the lists.
                .requestMatchers(HttpMethod.POST, "/ocsp").permitAll().anyRequest().denyAll());
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.requestCache(cache -> cache.disable());
        http.csrf(CsrfConfigurer::disable);
        headers(http);
        http.headers(headers -> headers.cacheControl(cache -> cache.disable()));
        return http.build();
    }

    /** Machines: HTTP Basic with each request, no session, no cookie, hence no CSRF. */
    @Bean
    @Order(2)
    SecurityFilterChain api(HttpSecurity http, AuthenticationProvider accounts, Refusals refusals) {
        http.securityMatcher("/api/**");
        http.authenticationProvider(accounts);
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC).permitAll()
                // The intake checks its callers itself: some are accounts, some sign their message.
                .requestMatchers(HttpMethod.POST, "/api/v1/intake/*").permitAll()
                .requestMatchers(HttpMethod.GET, "/api/v1/search", "/api/v1/suggest", "/api/v1/overview")
                .hasAuthority(Permission.SEARCH.name())
                .requestMatchers("/api/v1/saved-searches", "/api/v1/saved-searches/*",
                        "/api/v1/saved-searches/*/*", "/api/v1/alerts",
                        "/api/v1/alerts/read", "/api/v1/alerts/*/read")
                .hasAuthority(Permission.SEARCH.name())
                // Whoever may not is refused by the desk, which writes it to the log.
                .requestMatchers(HttpMethod.GET, "/api/v1/search/export.jsonl").authenticated()
                .requestMatchers(HttpMethod.POST, "/api/v1/exports", "/api/v1/exports/*/*").authenticated()
                .requestMatchers("/api/v1/reconcile", "/api/v1/reconcile/**").hasAuthority(Permission.SEARCH.name())
                .requestMatchers(HttpMethod.GET, "/api/v1/facilities/*", "/api/v1/facilities/*/related",
                        "/api/v1/facilities/*/export.xlsx",
                        "/api/v1/records/*",
                        "/api/v1/records/*/evidence", "/api/v1/records/*/attachments",
                        "/api/v1/records/*/attachments/*", "/api/v1/records/*/attachments/*/evidence")
                .hasAuthority(Permission.VIEW.name())
                .requestMatchers(HttpMethod.PUT, "/api/v1/records/*/attachments/*")
                .hasAuthority(Permission.ATTACH.name())
                .requestMatchers(HttpMethod.GET, "/api/v1/exchanges", "/api/v1/exchanges/*",
                        "/api/v1/exchanges/*/evidence")
                .hasAnyAuthority(Permission.SEE_EXCHANGES.name(), Permission.SEND.name())
                // Whose leaf it is decides.
                .requestMatchers(HttpMethod.GET, "/api/v1/log/*/evidence").authenticated()
                .requestMatchers(HttpMethod.POST, "/api/v1/exchanges/*/replay")
                .hasAuthority(Permission.REPLAY_QUARANTINE.name())
                .requestMatchers(HttpMethod.GET, "/api/v1/quarantine").hasAuthority(Permission.SEE_QUARANTINE.name())
                .requestMatchers(HttpMethod.GET, "/api/v1/routes").hasAuthority(Permission.SEE_ROUTES.name())
                .requestMatchers("/api/v1/matches", "/api/v1/matches/**")
                .hasAuthority(Permission.DECIDE_MATCHES.name())
                .requestMatchers(HttpMethod.GET, "/api/v1/checks", "/api/v1/monitor")
                .hasAuthority(Permission.RUN_CHECKS.name())
                .requestMatchers(HttpMethod.POST, "/api/v1/people").hasAuthority(Permission.READ_PERSONAL_FIELDS.name())
                .requestMatchers("/api/v1/erasures", "/api/v1/erasures/*/*", "/api/v1/access-trail")
                .access(PersonalRules.rules())
                .requestMatchers(HttpMethod.POST, "/api/v1/checks/index").hasAuthority(Permission.RUN_CHECKS.name())
                .requestMatchers(HttpMethod.GET, "/api/v1/index")
                .hasAnyAuthority(Permission.RUN_CHECKS.name(), Permission.MANAGE_SYSTEM.name())
                .requestMatchers(HttpMethod.POST, "/api/v1/index/check")
                .hasAnyAuthority(Permission.RUN_CHECKS.name(), Permission.MANAGE_SYSTEM.name())
                .requestMatchers(HttpMethod.POST, "/api/v1/index/rebuild").hasAuthority(Permission.MANAGE_SYSTEM.name())
                .requestMatchers(HttpMethod.GET, "/api/v1/keys").hasAuthority(Permission.SEE_PARTNERS.name())
                .requestMatchers(HttpMethod.POST, "/api/v1/keys/changes")
                .hasAuthority(Permission.MANAGE_TRUST.name())
                .requestMatchers(HttpMethod.POST, "/api/v1/keys/changes/*/*")
                .hasAnyAuthority(Permission.MANAGE_TRUST.name(), Permission.APPROVE_TRUST.name())
                .requestMatchers("/api/v1/partners/**", "/api/v1/feeds/**").access(PartnerRules.api())
                .anyRequest().denyAll());
        http.httpBasic(basic -> basic.authenticationEntryPoint(refusals));
        http.exceptionHandling(errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
        http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.requestCache(cache -> cache.disable());
        http.csrf(CsrfConfigurer::disable);
        http.logout(logout -> logout.disable());
        headers(http);
        return http.build();
    }

    /** People: a form, a session that changes its id at sign-in, CSRF tokens. */
    @Bean
    @Order(3)
    SecurityFilterChain pages(HttpSecurity http, AuthenticationProvider accounts, LocaleResolver language) {
        http.authenticationProvider(accounts);
        http.authorizeHttpRequests(requests -> requests
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
                .requestMatchers("/sign-in").permitAll()
                .requestMatchers(HttpMethod.GET, "/", "/account").authenticated()
                .requestMatchers(HttpMethod.GET, "/search", "/search/suggestions", "/overview")
                .hasAuthority(Permission.SEARCH.name())
                .requestMatchers("/saved", "/saved/*/*", "/alerts", "/alerts/*", "/alerts/*/read")
                .hasAuthority(Permission.SEARCH.name())
                .requestMatchers(HttpMethod.GET, "/facilities/*", "/facilities/*/export.xlsx", "/compare",
                        "/records/*", "/records/*/evidence", "/records/*/attachments/*",
                        "/records/*/attachments/*/evidence")
                .hasAuthority(Permission.VIEW.name())
                .requestMatchers(HttpMethod.POST, AttachmentForm.PATH).hasAuthority(Permission.ATTACH.name())
                .requestMatchers(HttpMethod.GET, "/exchanges", "/exchanges/*", "/exchanges/*/evidence")
                .hasAuthority(Permission.SEE_EXCHANGES.name())
                .requestMatchers(HttpMethod.POST, "/exchanges/*/replay")
                .hasAuthority(Permission.REPLAY_QUARANTINE.name())
                .requestMatchers(HttpMethod.GET, "/routes").hasAuthority(Permission.SEE_ROUTES.name())
                .requestMatchers(HttpMethod.GET, "/monitor").hasAuthority(Permission.RUN_CHECKS.name())
                .requestMatchers("/index", "/index/check")
                .hasAnyAuthority(Permission.RUN_CHECKS.name(), Permission.MANAGE_SYSTEM.name())
                .requestMatchers(HttpMethod.POST, "/index/rebuild").hasAuthority(Permission.MANAGE_SYSTEM.name())
                // Whoever may not is refused by the desk, which writes it to the log.
                .requestMatchers(HttpMethod.GET, "/search/export.*").authenticated()
                .requestMatchers("/exports", "/exports/**")
                .hasAnyAuthority(Permission.EXPORT_RECORDS.name(), Permission.APPROVE_EXPORT.name())
                .requestMatchers("/matching", "/matching/**").hasAuthority(Permission.SEARCH.name())
                .requestMatchers("/purpose").hasAuthority(Permission.SEARCH.name())
                .requestMatchers("/people").hasAuthority(Permission.READ_PERSONAL_FIELDS.name())
                .requestMatchers("/erasures", "/erasures/*/*", "/access-trail").access(PersonalRules.rules())
                .requestMatchers(HttpMethod.GET, "/keys").hasAuthority(Permission.SEE_PARTNERS.name())
                .requestMatchers(HttpMethod.POST, "/keys").hasAuthority(Permission.MANAGE_TRUST.name())
                .requestMatchers(HttpMethod.POST, "/keys/*/*")
                .hasAnyAuthority(Permission.MANAGE_TRUST.name(), Permission.APPROVE_TRUST.name())
                .requestMatchers("/partners", "/partners/**", "/feeds", "/feeds/**").access(PartnerRules.api())
                .requestMatchers("/matches", "/matches/**").hasAuthority(Permission.DECIDE_MATCHES.name()).anyRequest()
                .denyAll());
        UnknownPaths unknown = new UnknownPaths();
        http.exceptionHandling(errors -> errors.authenticationEntryPoint(unknown).accessDeniedHandler(unknown));
        http.formLogin(form -> form.loginPage("/sign-in").usernameParameter("account").passwordParameter("password")
                .defaultSuccessUrl("/").failureHandler(failure()));
        http.logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out")
                .deleteCookies("YIJIAN_SESSION"));
        // That form is a stream, and looks at its token itself.
        http.csrf(forged -> forged.ignoringRequestMatchers(AttachmentForm.PATH));
        headers(http);
        return http.build();
    }

    /** A malformed path is answered as one that does not exist. */
    @Bean
    RequestRejectedHandler rejected() {
        return new HttpStatusRequestRejectedHandler(HttpStatus.NOT_FOUND.value());
    }

    private static AuthenticationFailureHandler failure() {
        SimpleUrlAuthenticationFailureHandler wrong = new SimpleUrlAuthenticationFailureHandler("/sign-in?failed");
        SimpleUrlAuthenticationFailureHandler locked = new SimpleUrlAuthenticationFailureHandler("/sign-in?locked");
        return (request, response, failure) -> (failure instanceof LockedException ? locked : wrong)
                .onAuthenticationFailure(request, response, failure);
    }

    private static void headers(HttpSecurity http) {
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions
                        .policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(Customizer.withDefaults()));
    }

}

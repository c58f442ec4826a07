package org.yijian.routes.broker;

import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;

import javax.security.auth.Subject;

import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.NoCacheLoginException;
import org.apache.activemq.artemis.spi.core.security.jaas.RolePrincipal;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.jspecify.annotations.Nullable;

/**
 * Who comes in: over a connection with a certificate the partner that shows it, whatever name or password it says; over
 * any other an account with its password.
 */
final class BrokerGate implements ActiveMQSecurityManager5 {

    private final ActiveMQJAASSecurityManager accounts;
    private final Function<X509Certificate, Optional<String>> partners;
    private final Map<RemotingConnection, Shown> present = Collections.synchronizedMap(new WeakHashMap<>());

    private record Shown(String partner, X509Certificate certificate) {}

    BrokerGate(ActiveMQJAASSecurityManager accounts, Function<X509Certificate, Optional<String>> partners) {
        this.accounts = accounts;
        this.partners = partners;
    }

    /** The role that a partner has, and nobody else. */
    static String role(String partner) {
        return "partner-" + partner;
    }

    @Override
    public @Nullable Subject authenticate(@Nullable String user, @Nullable String password,
            RemotingConnection connection, @Nullable String domain) throws NoCacheLoginException {
        X509Certificate[] shown = CertificateUtil.getCertsFromConnection(connection);
        if (shown == null || shown.length == 0) {
            return accounts.authenticate(user, password, connection, domain);
        }
        Optional<String> partner = partners.apply(shown[0]);
        partner.ifPresent(known -> present.put(connection, new Shown(known, shown[0])));
        return partner.map(BrokerGate::subject).orElse(null);
    }

    private static Subject subject(String partner) {
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(role(partner)));
        subject.getPrincipals().add(new RolePrincipal(role(partner)));
        return subject;
    }

    /** Whether a connection is this partner's, also when the partner may not come in any more. */
    boolean isOf(RemotingConnection connection, String partner) {
        Shown shown = present.get(connection);
        return shown != null && shown.partner().equals(partner);
    }

    /** Whether the connection's certificate is still this partner's, and it may come in. */
    boolean stillIs(RemotingConnection connection, String partner) {
        Shown shown = present.get(connection);
        return shown != null && partners.apply(shown.certificate()).filter(partner::equals).isPresent();
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType type, String address) {
        return accounts.authorize(subject, roles, type, address);
    }

    @Override
    public @Nullable String getUserFromSubject(Subject subject) {
        return accounts.getUserFromSubject(subject);
    }

    @Override
    public boolean validateUser(String user, String password) {
        throw new UnsupportedOperationException("accounts come with their connection");
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType type) {
        throw new UnsupportedOperationException("accounts come with their connection");
    }
}

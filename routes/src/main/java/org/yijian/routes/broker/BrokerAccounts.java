package org.yijian.routes.broker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.yijian.routes.RouteError;
import org.yijian.security.error.FaultException;

/** Who may sign in to the embedded broker and which address each may send to. Not safe for many threads by itself. */
final class BrokerAccounts {

    static final String HUB = "hub";

    private record Grant(PublisherAccount account, String address) {}

    private final SecurityConfiguration users = new SecurityConfiguration();
    private final Map<String, Grant> grants = new HashMap<>();

    BrokerAccounts(String hubPassword) {
        users.addUser(HUB, hubPassword);
        users.addRole(HUB, HUB);
    }

    ActiveMQJAASSecurityManager securityManager() {
        return new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users);
    }

    /** The rights on every address that has no rights of its own: the hub alone. */
    static Role hubRole() {
        boolean manage = false;
        return new Role(HUB, true, true, true, true, true, true, manage, true, true, true, false, false);
    }

    void grant(String routeId, PublisherAccount account, String address) {
        boolean taken = account.user().equals(HUB)
                || grants.entrySet().stream().anyMatch(other -> !other.getKey().equals(routeId)
                        && other.getValue().account().user().equals(account.user())
                        && !other.getValue().account().password().equals(account.password()));
        if (taken) {
            throw new FaultException(RouteError.ACCOUNT_TAKEN, account.user());
        }
        revoke(routeId);
        grants.put(routeId, new Grant(account, address));
        users.addUser(account.user(), account.password());
        users.addRole(account.user(), role(routeId));
    }

    void revoke(String routeId) {
        Grant former = grants.remove(routeId);
        if (former == null) {
            return;
        }
        String user = former.account().user();
        users.removeRole(user, role(routeId));
        if (grants.values().stream().noneMatch(grant -> grant.account().user().equals(user))) {
            users.removeUser(user);
        }
    }

    /** Whether nobody but the hub may sign in. */
    boolean isEmpty() {
        return grants.isEmpty();
    }

    /** Tells the server who may do what on which address. */
    void apply(ActiveMQServer server) {
        Map<String, Set<Role>> rights = grants.entrySet().stream().collect(Collectors.groupingBy(
                entry -> entry.getValue().address(),
                Collectors.mapping(entry -> sendOnly(role(entry.getKey())), Collectors.toSet())));
        rights.forEach((address, roles) -> {
            Set<Role> all = new HashSet<>(roles);
            all.add(hubRole());
            server.getSecurityRepository().addMatch(address, all);
        });
    }

    private static Role sendOnly(String name) {
        return new Role(name, true, false, false, false, false, false, false);
    }

    private static String role(String routeId) {
        return "publisher-" + routeId;
    }
}

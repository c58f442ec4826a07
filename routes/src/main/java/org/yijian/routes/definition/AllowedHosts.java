package org.yijian.routes.definition;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The hosts that routes may speak to. */
public record AllowedHosts(Set<String> names) {

    /** This machine only. */
    public static final AllowedHosts LOOPBACK = new AllowedHosts(Set.of("127.0.0.1", "localhost", "::1"));

    public AllowedHosts {
        names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    public boolean allows(String host) {
        return names.contains(host.toLowerCase(Locale.ROOT));
    }
}

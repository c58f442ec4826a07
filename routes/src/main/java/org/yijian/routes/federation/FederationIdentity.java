package org.yijian.routes.federation;

import java.net.URI;
import java.util.Set;

/**
 * Who this hub is among hubs.
 *
 * @param hub its id, for example {@code hub:500106}
 * @param name its name in Chinese
 * @param region GB/T 2260 code of the region it serves
 * @param endpoint where partners reach it, {@code https}
 * @param speaksFor regions whose records it sends, each with all that is within
 */
public record FederationIdentity(String hub, String name, String region, URI endpoint, Set<String> speaksFor) {

    public FederationIdentity {
        speaksFor = Set.copyOf(speaksFor);
    }
}

package org.yijian.routes.transport.web;

import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One request to an agency.
 *
 * @param source whose CA counts
 * @param address where to
 * @param headers may hold credentials: never logged
 * @param body to post; null for a GET
 */
public record Call(String source, URI address, Map<String, String> headers, @Nullable String body) {

    public Call {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "Call[" + source + ", " + address.getScheme() + "://" + address.getAuthority() + address.getPath() + "]";
    }
}

package org.yijian.routes.transport.web;

import java.net.URI;
import java.net.URISyntaxException;

import org.jspecify.annotations.Nullable;
import org.yijian.routes.definition.Parameters;

/**
 * Where a service is.
 *
 * @param scheme http or https
 * @param host on the allow-list
 * @param port its port
 * @param path base path, begins with a slash
 */
public record Service(String scheme, String host, int port, String path) {

    /** From the parameters host, port, path. */
    public static Service of(String scheme, Parameters parameters) {
        return new Service(scheme, parameters.text("host"), parameters.port("port"), parameters.text("path"));
    }

    /** An address at the service; the query is encoded here. */
    URI address(String below, @Nullable String query) {
        String base = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        try {
            return new URI(scheme, null, host, port, base + below, query, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no address: " + e.getMessage(), e);
        }
    }

    /** Whether the address is at the same scheme, host and port. */
    boolean isOriginOf(URI other) {
        int standard = "https".equals(other.getScheme()) ? 443 : 80;
        return scheme.equals(other.getScheme()) && host.equalsIgnoreCase(String.valueOf(other.getHost()))
                && port == (other.getPort() < 0 ? standard : other.getPort()) && other.getUserInfo() == null;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}

package org.yijian.routes.federation.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

import jakarta.servlet.http.HttpServlet;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/**
 * The port for partners: TLS 1.3 only, nobody without the certificate of an active partner gets past the handshake, and
 * nothing but the one servlet is served. A server of its own, so that no page and no filter of the portal is reachable
 * here and nothing of this there.
 */
public final class FederationServer implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 400;
    private static final int SLOW_SENDER_MILLIS = 20_000;
    private static final int IDLE_MILLIS = 60_000;
    private static final int HEADER_BYTES = 8 * 1024;
    private static final int SWALLOWED_BYTES = 16 << 20;

    private final Tomcat tomcat;
    private final ExecutorService threads;
    private final int port;

    private FederationServer(Tomcat tomcat, ExecutorService threads) {
        this.tomcat = tomcat;
        this.threads = threads;
        this.port = tomcat.getConnector().getLocalPort();
    }

    /**
     * Starts listening.
     *
     * @param listen address and port; port 0 for any free one
     * @param security this hub's end
     * @param known who may connect, asked at every handshake
     * @param servlet answers everything below {@code /federation/}
     */
    public static FederationServer start(InetSocketAddress listen, HopSecurity security,
            Predicate<X509Certificate> known, HttpServlet servlet) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Tomcat tomcat = new Tomcat();
        try {
            Path folder = Files.createTempDirectory("yijian-federation");
            folder.toFile().deleteOnExit();
            tomcat.setBaseDir(folder.toString());
            tomcat.setConnector(connector(listen, security, known, threads));
            Context context = tomcat.addContext("", folder.toString());
            Tomcat.addServlet(context, "federation", servlet);
            context.addServletMappingDecoded("/federation/*", "federation");
            tomcat.start();
            if (tomcat.getConnector().getLocalPort() <= 0) {
                throw new IOException("port " + listen.getPort() + " is taken");
            }
            return new FederationServer(tomcat, threads);
        } catch (IOException | LifecycleException e) {
            threads.close();
            throw new UncheckedIOException("the port for partners does not open: " + e.getMessage(),
                    e instanceof IOException io ? io : new IOException(e));
        }
    }

    private static Connector connector(InetSocketAddress listen, HopSecurity security,
            Predicate<X509Certificate> known, ExecutorService threads) {
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(listen.getPort());
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setXpoweredBy(false);
        connector.setMaxPostSize(0);
        connector.setThrowOnFailure(true);
        Http11NioProtocol protocol = (Http11NioProtocol) connector.getProtocolHandler();
        protocol.setAddress(listen.getAddress());
        protocol.setExecutor(threads);
        protocol.setMaxConnections(MOST_CONNECTIONS);
        protocol.setConnectionTimeout(SLOW_SENDER_MILLIS);
        protocol.setKeepAliveTimeout(IDLE_MILLIS);
        protocol.setMaxKeepAliveRequests(-1);
        protocol.setMaxHttpRequestHeaderSize(HEADER_BYTES);
        protocol.setMaxSwallowSize(SWALLOWED_BYTES);
        protocol.setServerRemoveAppProvidedValues(true);
        protocol.setSSLEnabled(true);
        protocol.addSslHostConfig(host(security, known));
        return connector;
    }

    private static SSLHostConfig host(HopSecurity security, Predicate<X509Certificate> known) {
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols(HopSecurity.PROTOCOL);
        host.setCertificateVerification("required");
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(host,
                SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setSslContext(new ServerContext(security, known));
        host.addCertificate(certificate);
        return host;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException("the port for partners does not close", e);
        } finally {
            threads.close();
        }
    }
}

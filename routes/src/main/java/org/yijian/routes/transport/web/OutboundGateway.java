package org.yijian.routes.transport.web;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.yijian.routes.RouteError;
import org.yijian.routes.definition.AllowedHosts;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;

/**
 * The only way out by HTTP. A host that is not on the allow-list is not spoken to, redirects are not followed, an answer
 * that is too slow or too large is cut off, and a source with a CA of its own is trusted by that CA alone.
 */
public final class OutboundGateway implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofSeconds(60);
    private static final int LARGEST = 16 << 20;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private record TrustedAs(String source, FileTime authority) {}

    private final AllowedHosts hosts;
    private final AgencyTrust trust;
    private final int largest;
    private final Map<TrustedAs, HttpClient> clients = new ConcurrentHashMap<>();

    public OutboundGateway(AllowedHosts hosts, AgencyTrust trust) {
        this(hosts, trust, LARGEST);
    }

    OutboundGateway(AllowedHosts hosts, AgencyTrust trust, int largest) {
        this.hosts = hosts;
        this.trust = trust;
        this.largest = largest;
    }

    /**
     * Sends a request and waits for the whole answer.
     *
     * @throws FaultException {@code HOST_NOT_ALLOWED}, {@code UNREACHABLE}, {@code REFUSED_BY_AGENCY} for any status but
     *         200 and 204, {@code ANSWER_TOO_LARGE}
     */
    public Answer send(Call call) {
        String host = String.valueOf(call.address().getHost());
        if (!SCHEMES.contains(String.valueOf(call.address().getScheme()))
                || !hosts.allows(host.replaceAll("[\\[\\]]", ""))) {
            throw new FaultException(RouteError.HOST_NOT_ALLOWED, host);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(call.address()).timeout(WHOLE);
        call.headers().forEach(request::header);
        if (call.body() == null) {
            request.GET();
        } else {
            request.POST(HttpRequest.BodyPublishers.ofString(call.body()));
        }
        HttpResponse<byte[]> response = answer(call, request.build());
        if (response.statusCode() != 200 && response.statusCode() != 204) {
            throw new FaultException(RouteError.REFUSED_BY_AGENCY, where(call), response.statusCode());
        }
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    private HttpResponse<byte[]> answer(Call call, HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer = client(call.source()).sendAsync(request,
                head -> new LimitedBody(largest));
        try {
            return answer.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw unreachable(call, "time-out", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw unreachable(call, "interrupted", e);
        } catch (ExecutionException e) {
            if (rootOf(e) instanceof LimitedBody.TooLarge) {
                throw new FaultException(Fault.of(RouteError.ANSWER_TOO_LARGE, where(call), Integer.toString(largest)),
                        e);
            }
            throw unreachable(call, rootOf(e).toString(), e);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static FaultException unreachable(Call call, String why, Exception cause) {
        return new FaultException(Fault.of(RouteError.UNREACHABLE, where(call), why), cause);
    }

    private static String where(Call call) {
        return call.address().getAuthority();
    }

    /** A changed CA file makes a new client. */
    private HttpClient client(String source) {
        return clients.computeIfAbsent(new TrustedAs(source, changed(trust.authority(source))),
                key -> HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER)
                        .version(HttpClient.Version.HTTP_1_1).sslContext(trust.context(source)).build());
    }

    private static FileTime changed(Path authority) {
        try {
            return Files.exists(authority) ? Files.getLastModifiedTime(authority) : FileTime.fromMillis(0);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    @Override
    public void close() {
        clients.values().forEach(HttpClient::shutdownNow);
        clients.clear();
    }
}

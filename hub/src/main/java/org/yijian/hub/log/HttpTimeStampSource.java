package org.yijian.hub.log;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.yijian.security.time.TimeStampSource;

/** A time-stamping authority by HTTP (RFC 3161, 3.4). In the clear too: an answer is believed by its signature alone. */
public final class HttpTimeStampSource implements TimeStampSource {

    private static final Duration WHOLE = Duration.ofSeconds(10);
    private static final int LARGEST = 64 << 10;

    private final HttpClient http;
    private final URI address;

    public HttpTimeStampSource(HttpClient http, URI address) {
        this.http = http;
        this.address = address;
    }

    @Override
    public byte[] ask(byte[] request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(
                HttpRequest.newBuilder(address).timeout(WHOLE).header("Content-Type", "application/timestamp-query")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request)).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = response.body()) {
            byte[] body = in.readNBytes(LARGEST + 1);
            if (response.statusCode() != 200 || body.length > LARGEST) {
                throw new IOException(address + " answers " + response.statusCode() + ", " + body.length + " bytes");
            }
            return body;
        }
    }
}

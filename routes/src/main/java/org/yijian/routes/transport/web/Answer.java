package org.yijian.routes.transport.web;

import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What an agency answered.
 *
 * @param status HTTP status
 * @param headers as received; used by name only, never copied
 * @param body whole, within the gateway's limit
 */
public record Answer(int status, HttpHeaders headers, byte[] body) {

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    @Override
    public String toString() {
        return "Answer[" + status + ", " + body.length + " bytes]";
    }
}

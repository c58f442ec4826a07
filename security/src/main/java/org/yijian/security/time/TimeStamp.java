package org.yijian.security.time;

import java.time.Instant;

/**
 * A time-stamp that was verified.
 *
 * @param response the TimeStampResp in DER, as {@code openssl ts -verify -in} reads it
 * @param time when, as the authority says
 */
public record TimeStamp(byte[] response, Instant time) {

    @Override
    public String toString() {
        return "TimeStamp[" + time + ", " + response.length + " bytes]";
    }
}

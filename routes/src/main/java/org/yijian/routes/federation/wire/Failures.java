package org.yijian.routes.federation.wire;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Locale;

import javax.net.ssl.SSLException;

import org.jspecify.annotations.Nullable;
import org.yijian.routes.federation.FederationError;
import org.yijian.security.error.Fault;

/** What a failed connection means, for a person. */
final class Failures {

    /** Alerts by which the other end says that it does not accept our certificate. */
    private static final List<String> REFUSED_BY_THEM = List.of("certificate_unknown", "bad_certificate",
            "certificate_required", "unknown_ca", "access_denied", "certificate_expired", "certificate_revoked");

    private Failures() {
    }

    static Fault of(String host, IOException failure) {
        if (has(failure, UnresolvedAddressException.class) || has(failure, UnknownHostException.class)) {
            return Fault.of(FederationError.NAME_UNKNOWN, host);
        }
        if (has(failure, KnownCertificates.UnknownCertificate.class)) {
            return Fault.of(FederationError.CERTIFICATE_UNKNOWN, host);
        }
        if (has(failure, CertificateExpiredException.class) || has(failure, CertificateNotYetValidException.class)) {
            return Fault.of(FederationError.CERTIFICATE_OUTDATED, host);
        }
        if (has(failure, HttpTimeoutException.class)) {
            return Fault.of(FederationError.NO_ANSWER, host);
        }
        if (has(failure, ConnectException.class)) {
            return Fault.of(FederationError.PORT_CLOSED, host);
        }
        return has(failure, SSLException.class) ? ofTls(host, failure) : Fault.of(FederationError.NO_ANSWER, host);
    }

    private static Fault ofTls(String host, IOException failure) {
        String said = messages(failure).toLowerCase(Locale.ROOT);
        boolean byThem = said.contains("received fatal alert") || said.contains("tlsfatalalertreceived")
                || said.contains("(certificate")
                || said.contains("(bad_certificate");
        if (byThem && REFUSED_BY_THEM.stream().anyMatch(said::contains)) {
            return Fault.of(FederationError.NOT_KNOWN_THERE, host);
        }
        return Fault.of(FederationError.TLS_VERSION, host);
    }

    private static boolean has(@Nullable Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String messages(@Nullable Throwable failure) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.toString();
    }
}

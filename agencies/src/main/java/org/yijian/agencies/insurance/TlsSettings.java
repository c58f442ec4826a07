package org.yijian.agencies.insurance;

import java.security.GeneralSecurityException;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import org.yijian.security.trust.KeyRing;

/** TLS 1.3 with the agency's ECDSA certificate. */
final class TlsSettings extends HttpsConfigurator {

    private static final char[] IN_MEMORY = "in-memory".toCharArray();

    TlsSettings(KeyRing keys) {
        super(context(keys));
    }

    @Override
    public void configure(HttpsParameters parameters) {
        parameters.setProtocols(new String[]{ "TLSv1.3" });
    }

    private static SSLContext context(KeyRing keys) {
        try {
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys.tls(IN_MEMORY), IN_MEMORY);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the agency's TLS key cannot be used", broken);
        }
    }
}

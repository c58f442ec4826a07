package org.yijian.routes.federation.wire;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.SSLEngine;

import org.bouncycastle.jsse.BCX509ExtendedKeyManager;
import org.bouncycastle.jsse.BCX509Key;
import org.jspecify.annotations.Nullable;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;

/**
 * This hub's TLS keys, looked up at each handshake, so that a rotated key is in use at once. The platform asks for
 * {@code EC}, Bouncy Castle for the curve; its own key manager never offers an SM2 key.
 */
final class HopKeys extends BCX509ExtendedKeyManager {

    private static final String SM2 = "EC/sm2p256v1";
    private static final List<String> P256 = List.of("EC/secp256r1", "EC");

    private final KeyRing ring;

    HopKeys(KeyRing ring) {
        this.ring = ring;
    }

    /** The purpose's name is the alias. */
    private @Nullable String alias(String... types) {
        for (String type : types) {
            if (type.equals(SM2) && ring.national()) {
                return KeyPurpose.TLS_SM2.name();
            }
            if (P256.contains(type)) {
                return KeyPurpose.TLS.name();
            }
        }
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers,
            @Nullable Socket socket) {
        return alias(types);
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return alias(type);
    }

    @Override
    public @Nullable String chooseEngineClientAlias(String[] types, Principal @Nullable [] issuers,
            @Nullable SSLEngine engine) {
        return alias(types);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String type, Principal @Nullable [] issuers,
            @Nullable SSLEngine engine) {
        return alias(type);
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        String alias = alias(type);
        return alias == null ? null : new String[]{ alias };
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return getClientAliases(type, issuers);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return ring.key(KeyPurpose.valueOf(alias)).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return ring.key(KeyPurpose.valueOf(alias)).privateKey();
    }

    @Override
    protected BCX509Key getKeyBC(String type, String alias) {
        return new Key(type, getPrivateKey(alias), getCertificateChain(alias));
    }

    /** The alias was chosen for exactly this type; the library's check knows no SM2 keys. */
    @Override
    protected BCX509Key validateKeyBC(boolean server, String type, String alias, @Nullable Socket socket) {
        return getKeyBC(type, alias);
    }

    @Override
    protected BCX509Key validateKeyBC(boolean server, String type, String alias, @Nullable SSLEngine engine) {
        return getKeyBC(type, alias);
    }

    private record Key(String type, PrivateKey key, X509Certificate[] chain) implements BCX509Key {

        @Override
        public X509Certificate[] getCertificateChain() {
            return chain.clone();
        }

        @Override
        public String getKeyType() {
            return type;
        }

        @Override
        public PrivateKey getPrivateKey() {
            return key;
        }
    }
}

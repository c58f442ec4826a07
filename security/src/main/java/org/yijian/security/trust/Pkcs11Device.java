package org.yijian.security.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/**
 * A device that keeps private keys and signs with them (PKCS#11 v2.40), by the platform's provider. Keys are made in it,
 * are marked sensitive and not extractable, and never leave it. Safe for many threads.
 */
public final class Pkcs11Device {

    /** Made in the device, for signing only. */
    private static final String SETTINGS = """
            --name=Yijian
            library=%s
            slotListIndex=%d
            attributes(generate, CKO_PRIVATE_KEY, *) = {
              CKA_SENSITIVE = true
              CKA_EXTRACTABLE = false
              CKA_SIGN = true
            }
            """;

    private final Provider provider;
    private final KeyStore store;

    private Pkcs11Device(Provider provider, KeyStore store) {
        this.provider = provider;
        this.store = store;
    }

    /**
     * Opens the device and signs in.
     *
     * @param library its PKCS#11 library
     * @param slot index of the slot in the list of slots
     * @param pin the user's PIN
     * @throws FaultException {@link SecurityError#DEVICE_UNUSABLE}
     */
    public static Pkcs11Device open(Path library, int slot, char[] pin) {
        if (!Files.isReadable(library)) {
            throw new FaultException(SecurityError.DEVICE_UNUSABLE, library);
        }
        try {
            Provider provider = Security.getProvider("SunPKCS11").configure(SETTINGS.formatted(library, slot));
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            return new Pkcs11Device(provider, store);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // a missing slot and a wrong PIN come as nearly every kind of exception
            throw new FaultException(Fault.of(SecurityError.DEVICE_UNUSABLE, library + ", " + slot), e);
        }
    }

    /** The key of this name, if the device has it with its certificate. */
    public Optional<SigningKey> key(String name) {
        try {
            if (store.getKey(name, null) instanceof PrivateKey key && store.getCertificateChain(name) != null) {
                return Optional.of(new SigningKey(key, Arrays.stream(store.getCertificateChain(name))
                        .map(X509Certificate.class::cast).toList(), provider));
            }
            return Optional.empty();
        } catch (GeneralSecurityException | ProviderException e) {
            throw new FaultException(Fault.of(SecurityError.DEVICE_UNUSABLE, name), e);
        }
    }

    /** Makes a key for ECDSA in the device, certified by the authority, in the place of whatever had the name. */
    public SigningKey create(String name, String commonName, CertificateProfile profile,
            CertificateAuthority authority) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            List<X509Certificate> chain = authority.certify(commonName, pair.getPublic(), profile);
            store.setKeyEntry(name, pair.getPrivate(), null, chain.toArray(X509Certificate[]::new));
            return key(name).orElseThrow(() -> new FaultException(SecurityError.DEVICE_UNUSABLE, name));
        } catch (GeneralSecurityException | ProviderException e) {
            throw new FaultException(Fault.of(SecurityError.DEVICE_UNUSABLE, name), e);
        }
    }

    @Override
    public String toString() {
        return "Pkcs11Device[" + provider.getName() + "]";
    }
}

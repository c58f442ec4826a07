package org.yijian.security.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.storage.DurableFile;

/** One key with its certificates in one PKCS#12 file (RFC 7292), encrypted with AES. */
final class KeyStoreFile {

    private static final String ENTRY = "key";

    /** Few, because the password is 192 random bits: stretching would only make every start slower. */
    private static final int ITERATIONS = 1024;

    private KeyStoreFile() {
    }

    static void write(Path file, SigningKey key, char[] password) throws IOException {
        try {
            OutputEncryptor encryptor = new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                    .setProvider(CryptographicProvider.BOUNCY_CASTLE).setIterationCount(ITERATIONS).build(password);
            PKCS12PfxPdu file12 = new PKCS12PfxPduBuilder().addData(keyBag(key, encryptor))
                    .addEncryptedData(encryptor, certificateBags(key)).build(mac(), password);
            DurableFile.writeSecret(file, file12.getEncoded());
        } catch (GeneralSecurityException | OperatorCreationException | PKCSException e) {
            throw new IllegalStateException("the provider cannot write PKCS#12", e);
        }
    }

    private static PKCS12SafeBag keyBag(SigningKey key, OutputEncryptor encryptor) throws GeneralSecurityException {
        return new JcaPKCS12SafeBagBuilder(key.privateKey(), encryptor)
                .addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(ENTRY))
                .addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, identifier(key)).build();
    }

    /** Only the key's own certificate bears its identifier; that is how readers tell it from its issuers. */
    private static PKCS12SafeBag[] certificateBags(SigningKey key) throws GeneralSecurityException, IOException {
        List<PKCS12SafeBag> bags = new ArrayList<>();
        for (X509Certificate certificate : key.chain()) {
            PKCS12SafeBagBuilder bag = new JcaPKCS12SafeBagBuilder(certificate);
            if (bags.isEmpty()) {
                bag.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(ENTRY))
                        .addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, identifier(key));
            }
            bags.add(bag.build());
        }
        return bags.toArray(PKCS12SafeBag[]::new);
    }

    private static SubjectKeyIdentifier identifier(SigningKey key) throws GeneralSecurityException {
        return new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key.certificate().getPublicKey());
    }

    private static PKCS12MacCalculatorBuilder mac() {
        return new JcePKCS12MacCalculatorBuilder(NISTObjectIdentifiers.id_sha256)
                .setProvider(CryptographicProvider.BOUNCY_CASTLE).setIterationCount(ITERATIONS);
    }

    static SigningKey read(Path file, char[] password) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = emptyStore();
            store.load(in, password);
            if (!(store.getKey(ENTRY, password) instanceof PrivateKey key)) {
                throw new FaultException(SecurityError.KEYS_UNREADABLE, file);
            }
            return new SigningKey(key, Arrays.stream(store.getCertificateChain(ENTRY))
                    .map(X509Certificate.class::cast).toList());
        } catch (GeneralSecurityException | IOException e) {
            throw new FaultException(Fault.of(SecurityError.KEYS_UNREADABLE, file), e);
        }
    }

    static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12", CryptographicProvider.BOUNCY_CASTLE);
        store.load(null, null);
        return store;
    }
}

package org.yijian.benchmarks.exchange;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.SigningKey;

/**
 * The same bodies through phase4, an AS4 implementation, with its own libraries (see {@code benchmarks/phase4/pom.xml}): one
 * message a body, signed with the sending hub's own key, body kept by the plain service's one insert, receipt signed by the
 * receiving hub's key and checked by the sender. It has no queue at the sender, no log, no encryption and no TLS here, finds
 * repeated messages from memory, and opens a connection for each message, as its client does.
 */
final class As4Service implements AutoCloseable {

    private final URLClassLoader libraries;
    private final Predicate<byte[]> node;

    /** @param folder with phase4's libraries */
    As4Service(Path folder, ExchangingHub sender, ExchangingHub receiver, PlainService plain)
            throws IOException, GeneralSecurityException {
        libraries = new URLClassLoader("phase4", urls(folder), ClassLoader.getPlatformClassLoader());
        char[] password = UUID.randomUUID().toString().toCharArray();
        SigningKey ours = sender.keys.key(KeyPurpose.MESSAGE);
        SigningKey theirs = receiver.keys.key(KeyPurpose.MESSAGE);
        KeyStore trusted = empty();
        trusted.setCertificateEntry("sender", ours.certificate());
        trusted.setCertificateEntry("receiver", theirs.certificate());
        node = start(store(ours, password), store(theirs, password), trusted, password, plain::insert);
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static KeyStore store(SigningKey key, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setKeyEntry("key", key.privateKey(), password, key.chain().toArray(Certificate[]::new));
        return store;
    }

    private static URL[] urls(Path folder) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(As4Service.class.getProtectionDomain().getCodeSource().getLocation());
        try (Stream<Path> jars = Files.list(folder)) {
            for (Path jar : jars.toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    @SuppressWarnings("unchecked")
    private Predicate<byte[]> start(KeyStore sender, KeyStore receiver, KeyStore trusted, char[] password,
            Predicate<byte[]> keep) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(libraries);
            return (Predicate<byte[]>) libraries.loadClass("org.yijian.benchmarks.as4.As4Node")
                    .getConstructor(KeyStore.class, KeyStore.class, KeyStore.class, char[].class, Predicate.class)
                    .newInstance(sender, receiver, trusted, password, keep);
        } catch (ReflectiveOperationException e) {
            throw new IOException("phase4 did not start", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Sends so many and gives messages a second. */
    double rate(Bodies bodies, int count) throws Exception {
        return Clients.rate(bodies, count, node);
    }

    @Override
    public void close() throws Exception {
        ((AutoCloseable) node).close();
        libraries.close();
    }
}

package org.yijian.benchmarks.as4;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.helger.httpclient.HttpClientFactory;
import com.helger.httpclient.HttpClientSettings;
import com.helger.mime.CMimeType;
import com.helger.phase4.CAS4;
import com.helger.phase4.attachment.AS4OutgoingAttachment;
import com.helger.phase4.crypto.AS4CryptoFactoryInMemoryKeyStore;
import com.helger.phase4.incoming.AS4ServerInitializer;
import com.helger.phase4.model.ESoapVersion;
import com.helger.phase4.model.pmode.PMode;
import com.helger.phase4.sender.AS4Sender;
import com.helger.phase4.sender.EAS4UserMessageSendResult;
import com.helger.scope.mgr.ScopeManager;
import com.sun.net.httpserver.HttpServer;

/**
 * A sending and a receiving AS4 endpoint on loopback. Testing a body sends it as the attachment of one message, signed, and
 * is true when the receipt came and phase4 found it to be right.
 */
public final class As4Node implements Predicate<byte[]>, AutoCloseable {

    private static final String PATH = "/as4";
    private static final int WAITING = 64;

    // Kept, because a logger that nobody holds forgets its level.
    private final Logger digests = Logger.getLogger("org.apache.jcp.xml.dsig.internal.dom.DOMReference");
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClientFactory clients = new HttpClientFactory(new HttpClientSettings());
    private final AS4CryptoFactoryInMemoryKeyStore keys;
    private final HttpServer server;
    private final String address;
    private final PMode mode;

    /**
     * @param sender keys of the sender under {@code key}
     * @param receiver keys of the receiver under {@code key}
     * @param trusted both certificates
     * @param password of the keys
     * @param keep keeps a body durably before its receipt goes
     */
    public As4Node(KeyStore sender, KeyStore receiver, KeyStore trusted, char[] password, Predicate<byte[]> keep)
            throws IOException {
        // It complains of every attachment, whose digest is taken from a stream.
        digests.setLevel(Level.OFF);
        ScopeManager.onGlobalBegin(Agreement.NAME);
        keys = new AS4CryptoFactoryInMemoryKeyStore(sender, "key", password, trusted);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), WAITING);
        address = "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
        mode = Agreement.register(address);
        AS4ServerInitializer.initAS4Server();
        ClassLoader libraries = As4Node.class.getClassLoader();
        server.setExecutor(task -> threads.execute(() -> {
            Thread.currentThread().setContextClassLoader(libraries);
            task.run();
        }));
        server.createContext(PATH,
                new Receiver(new AS4CryptoFactoryInMemoryKeyStore(receiver, "key", password, trusted),
                        new KeepingProcessor(keep)));
        server.start();
    }

    @Override
    public boolean test(byte[] body) {
        Thread.currentThread().setContextClassLoader(As4Node.class.getClassLoader());
        return AS4Sender.builderUserMessage().as4ProfileID(Agreement.NAME).cryptoFactory(keys)
                .httpClientFactory(clients).endpointURL(address).pmode(mode).soapVersion(ESoapVersion.SOAP_12)
                .fromPartyID(Agreement.SENDER).fromRole(CAS4.DEFAULT_INITIATOR_URL)
                .toPartyID(Agreement.RECEIVER).toRole(CAS4.DEFAULT_RESPONDER_URL)
                .service(Agreement.NAME).action(Agreement.ACTION).agreementRef(Agreement.NAME)
                .withSigningParams(signing -> signing.setAlgorithmSign(Agreement.SIGNATURE)
                        .setAlgorithmSignDigest(Agreement.DIGEST))
                .payload(AS4OutgoingAttachment.builder().data(body).mimeType(CMimeType.APPLICATION_OCTET_STREAM))
                .sendMessageAndCheckForReceipt() == EAS4UserMessageSendResult.SUCCESS;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        AS4ServerInitializer.shutdownAS4Server();
        ScopeManager.onGlobalEnd();
    }
}

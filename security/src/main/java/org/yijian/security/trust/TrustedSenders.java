package org.yijian.security.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/**
 * The {@code trust/} folder: per source a folder of its name with {@code ca.pem} (whom its signers were certified by) and
 * optionally {@code signer.pem} (the only signers allowed). Read at every question, so that a change takes effect at
 * once; asked once a message, which a small file can bear.
 */
public final class TrustedSenders {

    private static final Pattern SOURCE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final Path folder;

    private TrustedSenders(Path folder) {
        this.folder = folder;
    }

    /** The trust folder; it need not exist yet, and then nobody is trusted. */
    public static TrustedSenders in(Path trustFolder) {
        return new TrustedSenders(trustFolder);
    }

    /**
     * Whose signatures count for this source; {@link TrustAnchors#nobody()} for a source without a folder or with an
     * impossible name.
     *
     * @throws org.yijian.security.error.FaultException if a file is there but holds no certificates
     */
    public TrustAnchors anchors(String source) {
        if (!SOURCE.matcher(source).matches()) {
            return TrustAnchors.nobody();
        }
        Path authorities = folder.resolve(source).resolve("ca.pem");
        if (!Files.exists(authorities)) {
            return TrustAnchors.nobody();
        }
        Path signers = folder.resolve(source).resolve("signer.pem");
        List<X509Certificate> named = Files.exists(signers) ? CertificateFile.read(signers) : List.of();
        return new TrustAnchors(CertificateFile.read(authorities), named);
    }

    /** Sources that have a folder, in order; empty if there is no trust folder. */
    public List<String> sources() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(each -> Files.exists(each.resolve("ca.pem")))
                    .map(each -> String.valueOf(each.getFileName())).filter(name -> SOURCE.matcher(name).matches())
                    .sorted().toList();
        } catch (IOException e) {
            throw new FaultException(Fault.of(SecurityError.TRUST_UNREADABLE, folder), e);
        }
    }
}

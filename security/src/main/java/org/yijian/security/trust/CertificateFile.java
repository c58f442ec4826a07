package org.yijian.security.trust;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/** Certificates in PEM files (RFC 7468). */
public final class CertificateFile {

    private static final long MAX_BYTES = 1 << 20;

    private CertificateFile() {
    }

    /**
     * All certificates of the file, at least one.
     *
     * @throws FaultException {@link SecurityError#TRUST_UNREADABLE} if it is missing, larger than 1 MiB or no PEM
     */
    public static List<X509Certificate> read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new FaultException(SecurityError.TRUST_UNREADABLE, file);
            }
            List<X509Certificate> certificates = CertificateFactory
                    .getInstance("X.509", CryptographicProvider.BOUNCY_CASTLE)
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))).stream()
                    .map(X509Certificate.class::cast).toList();
            if (certificates.isEmpty()) {
                throw new FaultException(SecurityError.TRUST_UNREADABLE, file);
            }
            return certificates;
        } catch (IOException | GeneralSecurityException e) {
            throw new FaultException(Fault.of(SecurityError.TRUST_UNREADABLE, file), e);
        }
    }

    /** Writes the certificates, in this order, over whatever is there; the folder is made if it is missing. */
    public static void write(Path file, List<X509Certificate> certificates) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        StringBuilder text = new StringBuilder();
        certificates.forEach(certificate -> text.append(pem(certificate)));
        Files.writeString(file, text, StandardCharsets.US_ASCII);
    }

    /** One certificate as PEM text. */
    public static String pem(X509Certificate certificate) {
        try {
            String lines = Base64.getMimeEncoder(64, new byte[]{ '\n' }).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate without bytes", e);
        }
    }
}

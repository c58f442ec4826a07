package org.yijian.routes.federation.revocation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.trust.OcspAnswer;
import org.yijian.security.trust.OcspQuestion;

/**
 * Responders that authorities run and that certificates name (RFC 5280, 4.2.2.1). Only those whose host the operator
 * allowed are asked: an address in a certificate must not make this hub connect anywhere. The answers are signed, so plain
 * HTTP is as good as any.
 */
public final class Responders {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Set<String> allowed;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER).build();

    /** @param allowed hosts, or host:port where it is not the usual port */
    public Responders(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /** Where to ask about a certificate; empty if it names nobody who may be asked. */
    public Optional<URI> of(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
        if (extension == null || allowed.isEmpty()) {
            return Optional.empty();
        }
        AuthorityInformationAccess access = AuthorityInformationAccess
                .getInstance(ASN1OctetString.getInstance(extension).getOctets());
        return Arrays.stream(access.getAccessDescriptions())
                .filter(each -> each.getAccessMethod().equals(AccessDescription.id_ad_ocsp)
                        && each.getAccessLocation().getTagNo() == GeneralName.uniformResourceIdentifier)
                .map(each -> URI.create(String.valueOf(each.getAccessLocation().getName())))
                .filter(address -> Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                        && allowed.contains(String.valueOf(address.getRawAuthority())))
                .findFirst();
    }

    /**
     * Asks.
     *
     * @return whatever came back, at most a byte more than an answer may have
     * @throws FaultException {@link SecurityError#OCSP_ANSWER_BAD} if nothing did
     */
    public byte[] ask(URI address, OcspQuestion question) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE)
                .header("Content-Type", OcspQuestion.MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(question.encoded())).build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new FaultException(SecurityError.OCSP_ANSWER_BAD, "HTTP " + response.statusCode());
                }
                return body.readNBytes(OcspAnswer.MAX_BYTES + 1);
            }
        } catch (IOException e) {
            throw new FaultException(Fault.of(SecurityError.OCSP_ANSWER_BAD, address.getRawAuthority()), e);
        }
    }

    void close() {
        http.shutdownNow();
    }
}

package org.yijian.security.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.seal.Digests;

/**
 * The list of the package's files with their SHA-256 ({@code META-INF/ASiCManifest001.xml}; ETSI EN 319 162-1, annex A).
 * Others' validators read it as the XML that it is. Here it is taken only in the exact form in which it is written: what
 * was found is written again and must give the same bytes, so that no two XML parsers can disagree about it.
 */
final class PackageManifest {

    private static final Pattern FILE = Pattern
            .compile("<asic:DataObjectReference URI=\"([!-~&&[^\"<>&]]+)\"[^>]*>.*?"
                    + "<ds:DigestValue>([A-Za-z0-9+/=]{44})</ds:DigestValue>", Pattern.DOTALL);

    private PackageManifest() {
    }

    /** The manifest of these files; those of the container itself are left out. */
    static byte[] of(Map<String, byte[]> files) {
        Map<String, String> digests = new LinkedHashMap<>();
        files.forEach((name, content) -> {
            if (PackageFile.listed(name)) {
                digests.put(name, digest(content));
            }
        });
        return write(digests);
    }

    /**
     * Digests in base64 by file name.
     *
     * @throws FaultException {@link SecurityError#EVIDENCE_DIFFERS} unless it lists exactly these files, each once
     */
    static Map<String, String> read(byte[] manifest, Collection<String> files) {
        Map<String, String> digests = new LinkedHashMap<>();
        Matcher found = FILE.matcher(new String(manifest, StandardCharsets.UTF_8));
        while (found.find()) {
            digests.put(found.group(1), found.group(2));
        }
        if (!Arrays.equals(write(digests), manifest)) {
            throw new FaultException(SecurityError.EVIDENCE_DIFFERS, PackageFile.MANIFEST);
        }
        TreeSet<String> listed = new TreeSet<>(digests.keySet());
        TreeSet<String> there = new TreeSet<>(files.stream().filter(PackageFile::listed).toList());
        if (!listed.equals(there)) {
            throw new FaultException(SecurityError.EVIDENCE_DIFFERS, "listed " + listed + ", there " + there);
        }
        return digests;
    }

    static String digest(byte[] content) {
        return Base64.getEncoder().encodeToString(Digests.sha256(content));
    }

    private static byte[] write(Map<String, String> digests) {
        StringBuilder xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" \
                xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
                  <asic:SigReference URI="%s" MimeType="application/pkcs7-signature"/>
                """.formatted(PackageFile.SIGNATURE));
        digests.forEach((name, digest) -> xml.append("""
                  <asic:DataObjectReference URI="%s" MimeType="%s">
                    <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
                    <ds:DigestValue>%s</ds:DigestValue>
                  </asic:DataObjectReference>
                """.formatted(name, PackageFile.mediaType(name), digest)));
        return xml.append("</asic:ASiCManifest>\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}

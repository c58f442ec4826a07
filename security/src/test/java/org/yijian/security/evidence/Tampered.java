package org.yijian.security.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.yijian.security.seal.CmsSigner;

/** A package opened by somebody who is up to no good. */
final class Tampered {

    private final Issuer issuer;
    private final Map<String, byte[]> files;

    private Tampered(Issuer issuer, Map<String, byte[]> files) {
        this.issuer = issuer;
        this.files = files;
    }

    static Tampered open(Issuer issuer, EvidenceContents contents) {
        return new Tampered(issuer,
                new LinkedHashMap<>(EvidenceContainer.read(issuer.writer.write(contents)).files()));
    }

    Tampered put(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    Tampered put(String name, String content) {
        return put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Tampered remove(String name) {
        files.remove(name);
        return this;
    }

    /** One bit in the middle. */
    Tampered flip(String name) {
        byte[] content = content(name).clone();
        content[content.length / 2] ^= 1;
        return put(name, content);
    }

    /** Changes a text, which must change. */
    Tampered edit(String name, UnaryOperator<String> change) {
        String before = text(name);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalStateException("nothing changed in " + name);
        }
        return put(name, after);
    }

    String text(String name) {
        return new String(content(name), StandardCharsets.UTF_8);
    }

    byte[] content(String name) {
        byte[] content = files.get(name);
        if (content == null) {
            throw new IllegalStateException("no " + name);
        }
        return content;
    }

    /** As it lies there: nobody signs again. */
    byte[] pack() {
        return StoredZip.write(files);
    }

    /** With a file moved to the front. */
    byte[] packFirst(String name) {
        Map<String, byte[]> moved = new LinkedHashMap<>();
        moved.put(name, content(name));
        files.forEach(moved::putIfAbsent);
        return StoredZip.write(moved);
    }

    /** Signed again by somebody inside the hub who holds its message key, but not the log. */
    byte[] resigned() {
        return resigned(new CmsSigner(issuer.messageKey, issuer.clock)::sign);
    }

    byte[] resigned(UnaryOperator<byte[]> signature) {
        byte[] manifest = PackageManifest.of(files);
        return put(PackageFile.MANIFEST, manifest).put(PackageFile.SIGNATURE, signature.apply(manifest)).pack();
    }

    /** Signed again over a manifest that was written by hand. */
    byte[] resignedManifest(UnaryOperator<String> change) {
        put(PackageFile.MANIFEST, PackageManifest.of(files));
        edit(PackageFile.MANIFEST, change);
        return put(PackageFile.SIGNATURE,
                new CmsSigner(issuer.messageKey, issuer.clock).sign(content(PackageFile.MANIFEST))).pack();
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}

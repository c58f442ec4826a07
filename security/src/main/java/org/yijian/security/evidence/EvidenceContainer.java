package org.yijian.security.evidence;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;

/**
 * The files of an evidence package, by name, in the order in which they lie in the container: a ZIP whose first file is
 * {@code mimetype}. Files are stored, not compressed, so that nothing swells on opening and every byte of the container
 * has one meaning; {@link StoredZip} takes no other form.
 */
final class EvidenceContainer {

    /** The largest container that is opened: an attachment, and what is around it. */
    static final int MAX_BYTES = EvidenceContents.MOST_ATTACHED_BYTES + (16 << 20);

    private final Map<String, byte[]> files;

    private EvidenceContainer(Map<String, byte[]> files) {
        this.files = files;
    }

    /** A container of these files, to be written. */
    static EvidenceContainer of(Map<String, byte[]> files) {
        return new EvidenceContainer(new LinkedHashMap<>(files));
    }

    /**
     * Opens a container.
     *
     * @throws FaultException {@link SecurityError#EVIDENCE_CONTAINER} for whatever is not one of ours, whatever the bytes
     */
    static EvidenceContainer read(byte[] container) {
        if (container.length > MAX_BYTES) {
            throw broken("larger than " + MAX_BYTES + " bytes");
        }
        Map<String, byte[]> files = StoredZip.read(container);
        Optional<String> unknown = files.keySet().stream().filter(name -> !PackageFile.known(name)).findFirst();
        if (unknown.isPresent()) {
            throw broken("unknown file " + printable(unknown.get()));
        }
        EvidenceContainer opened = new EvidenceContainer(files);
        if (!files.keySet().iterator().next().equals(PackageFile.MIMETYPE)
                || !opened.text(PackageFile.MIMETYPE).equals(PackageFile.MIMETYPE_CONTENT)) {
            throw broken("mimetype");
        }
        return opened;
    }

    byte[] write() {
        return StoredZip.write(files);
    }

    Map<String, byte[]> files() {
        return files;
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    /** @throws FaultException {@link SecurityError#EVIDENCE_DIFFERS} if it is missing or empty */
    byte[] file(String name) {
        byte[] content = files.get(name);
        if (content == null || content.length == 0) {
            throw new FaultException(SecurityError.EVIDENCE_DIFFERS, "missing " + name);
        }
        return content;
    }

    String text(String name) {
        return new String(file(name), StandardCharsets.UTF_8);
    }

    private static String printable(String name) {
        return name.replaceAll("[^ -~]", "?");
    }

    private static FaultException broken(String why) {
        return new FaultException(SecurityError.EVIDENCE_CONTAINER, why);
    }
}

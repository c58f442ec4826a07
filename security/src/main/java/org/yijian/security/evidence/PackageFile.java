package org.yijian.security.evidence;

import java.util.regex.Pattern;

/** The names of the files in a container. Whatever has another name is refused. */
final class PackageFile {

    static final String MIMETYPE = "mimetype";
    static final String MIMETYPE_CONTENT = "application/vnd.etsi.asic-e+zip";
    static final String MANIFEST = "META-INF/ASiCManifest001.xml";
    static final String SIGNATURE = "META-INF/signature001.p7s";
    /** What the package is and how its files belong together. */
    static final String STATEMENT = "evidence.json";
    static final String LEAF = "leaf.json";
    static final String PROOF = "message.tlog-proof";
    static final String CHECKPOINT = "checkpoint";
    static final String TIME_TOKEN = "checkpoint.tsr";
    static final String MESSAGE = "message.json";
    static final String MESSAGE_SEAL = "message.p7s";
    static final String NATIONAL_SEAL = "gm/message.json.sm2.p7s";
    static final String RECORD = "record.json";
    /** The file that the message is about, whatever its own name is. */
    static final String ATTACHMENT = "attachment.bin";
    static final String INSTRUCTIONS = "VERIFY.txt";

    private static final Pattern CERTIFICATE = Pattern.compile("certs/[a-z0-9][a-z0-9-]{0,40}\\.pem");
    private static final Pattern REVOCATIONS = Pattern.compile("crl/[a-z0-9][a-z0-9-]{0,40}\\.crl");
    private static final Pattern ANSWERS = Pattern.compile("ocsp/[a-z0-9][a-z0-9-]{0,40}\\.ors");

    private PackageFile() {
    }

    static boolean known(String name) {
        return switch (name) {
            case MIMETYPE, MANIFEST, SIGNATURE, STATEMENT, LEAF, PROOF, CHECKPOINT, TIME_TOKEN, MESSAGE, MESSAGE_SEAL,
                    NATIONAL_SEAL, RECORD, ATTACHMENT, INSTRUCTIONS ->
                true;
            default -> CERTIFICATE.matcher(name).matches() || revocations(name) || answers(name);
        };
    }

    static boolean revocations(String name) {
        return REVOCATIONS.matcher(name).matches();
    }

    static boolean answers(String name) {
        return ANSWERS.matcher(name).matches();
    }

    /** Whether the manifest lists it: everything but the container's own files. */
    static boolean listed(String name) {
        return !name.equals(MIMETYPE) && !name.equals(MANIFEST) && !name.equals(SIGNATURE);
    }

    static String mediaType(String name) {
        int dot = name.lastIndexOf('.');
        return switch (dot < 0 ? "" : name.substring(dot + 1)) {
            case "json" -> "application/json";
            case "p7s" -> "application/pkcs7-signature";
            case "tsr" -> "application/timestamp-reply";
            case "pem" -> "application/x-pem-file";
            case "ors" -> "application/ocsp-response";
            case "bin" -> "application/octet-stream";
            case "crl" -> "application/pkix-crl";
            default -> "text/plain";
        };
    }
}

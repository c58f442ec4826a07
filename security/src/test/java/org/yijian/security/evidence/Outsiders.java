package org.yijian.security.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What somebody without any key can do to a package. */
final class Outsiders {

    private static final List<String> EVERY_FILE = List.of(PackageFile.MESSAGE, PackageFile.MESSAGE_SEAL,
            PackageFile.RECORD, PackageFile.LEAF, PackageFile.PROOF, PackageFile.CHECKPOINT, PackageFile.STATEMENT,
            PackageFile.MANIFEST, PackageFile.SIGNATURE, PackageFile.INSTRUCTIONS, "certs/authority.pem",
            PackageFile.MIMETYPE);

    private final Issuer issuer;
    private final Map<String, byte[]> ways = new TreeMap<>();

    private Outsiders(Issuer issuer) {
        this.issuer = issuer;
    }

    static Map<String, byte[]> of(Issuer issuer) {
        Outsiders outsiders = new Outsiders(issuer);
        outsiders.files();
        outsiders.container();
        return outsiders.ways;
    }

    private Tampered open() {
        return Tampered.open(issuer, issuer.record());
    }

    private void files() {
        for (String name : EVERY_FILE) {
            String plain = name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            ways.put("changed-" + plain, open().flip(name).pack());
            ways.put("removed-" + plain, open().remove(name).pack());
            ways.put("emptied-" + plain, open().put(name, new byte[0]).pack());
        }
        ways.put("swapped-certificate", open().put("certs/authority.pem", open().content("certs/message.pem")).pack());
        ways.put("swapped-record", open().put(PackageFile.RECORD, Issuer.OTHER_RECORD).pack());
        ways.put("changed-attestation",
                open().edit(PackageFile.STATEMENT, text -> text.replace("\"hub\"", "\"sender\"")).pack());
        ways.put("added-certificate", open().put("certs/other.pem", open().content("certs/message.pem")).pack());
        ways.put("added-revocations", open().put("crl/none.crl", new byte[]{ 0x30, 0 }).pack());
        ways.put("added-unknown-file", open().put("readme.html", "<p>valid</p>").pack());
        ways.put("added-path-outside", open().put("../certs/x.pem", "x").pack());
        ways.put("signature-of-the-message",
                open().put(PackageFile.SIGNATURE, open().content(PackageFile.MESSAGE_SEAL)).pack());
    }

    private void container() {
        byte[] good = open().pack();
        ways.put("container-empty", new byte[0]);
        ways.put("container-without-files", StoredZip.write(Map.of()));
        ways.put("container-cut-short", Arrays.copyOf(good, good.length - 1));
        ways.put("container-cut-in-half", Arrays.copyOf(good, good.length / 2));
        ways.put("container-with-more-behind", Tampered.join(good, new byte[]{ 0 }));
        ways.put("container-with-more-before", Tampered.join(new byte[]{ 0 }, good));
        ways.put("container-twice", Tampered.join(good, good));
        ways.put("container-compressed", zip(ZipEntry.DEFLATED));
        ways.put("container-of-another-program", zip(ZipEntry.STORED));
        ways.put("mimetype-not-first", open().packFirst(PackageFile.LEAF));
        ways.put("mimetype-of-simple-containers",
                open().put(PackageFile.MIMETYPE, "application/vnd.etsi.asic-s+zip").pack());
        ways.put("directory-names-another-file", replaced(good, "record.json", "recorx.json"));
        ways.put("same-name-twice", replaced(replaced(good, "record.json", "message.p7s"), "record.json",
                "message.p7s"));
        ways.put("not-a-container", "{\"valid\":true}".getBytes(StandardCharsets.UTF_8));
    }

    /** The last place where the name stands: in the directory, and when done twice, at the file too. */
    private static byte[] replaced(byte[] bytes, String name, String other) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf(name + "PK") >= 0 ? text.lastIndexOf(name + "PK") : text.lastIndexOf(name + "{");
        return (text.substring(0, at) + other + text.substring(at + name.length()))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] zip(int method) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var file : EvidenceContainer.read(open().pack()).files().entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setMethod(method);
                entry.setSize(file.getValue().length);
                java.util.zip.CRC32 checksum = new java.util.zip.CRC32();
                checksum.update(file.getValue());
                entry.setCrc(checksum.getValue());
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

package org.yijian.security.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.yijian.security.proof.Checkpoint;
import org.yijian.security.proof.LogProof;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.proof.SignedNote;
import org.yijian.security.seal.CmsSigner;
import org.yijian.security.trust.CertificateProfile;
import org.yijian.security.trust.KeyAlgorithm;

/** What somebody inside the hub can do who holds its message key, but not the log: every package is signed again. */
final class Insiders {

    private final Issuer issuer;
    private final Map<String, byte[]> ways = new TreeMap<>();

    private Insiders(Issuer issuer) {
        this.issuer = issuer;
    }

    static Map<String, byte[]> of(Issuer issuer) {
        Insiders insiders = new Insiders(issuer);
        insiders.swaps();
        insiders.proofs();
        insiders.checkpoints();
        insiders.statements();
        insiders.manifests();
        return insiders.ways;
    }

    private Tampered open() {
        return Tampered.open(issuer, issuer.record());
    }

    private void swaps() {
        ways.put("message-of-another-part", open().put(PackageFile.MESSAGE, issuer.second.manifest()).resigned());
        ways.put("message-and-seal-of-another-part", open().put(PackageFile.MESSAGE, issuer.second.manifest())
                .put(PackageFile.MESSAGE_SEAL, issuer.second.seal().cms()).resigned());
        ways.put("seal-of-another-part",
                open().put(PackageFile.MESSAGE_SEAL, issuer.second.seal().cms()).resigned());
        ways.put("seal-made-anew", open().put(PackageFile.MESSAGE_SEAL,
                issuer.hubSeal(issuer.first.manifest()).cms()).resigned());
        ways.put("message-changed-and-sealed", changedAndSealed());
        ways.put("leaf-of-another-part", open().put(PackageFile.LEAF, issuer.second.leaf())
                .put(PackageFile.PROOF, issuer.proof(1).bytes()).resigned());
        ways.put("leaf-of-a-search", open().put(PackageFile.LEAF, issuer.search)
                .put(PackageFile.PROOF, issuer.proof(3).bytes()).resigned());
        ways.put("leaf-that-is-not-in-the-log", open().edit(PackageFile.LEAF,
                text -> text.replace("accepted", "rejected")).resigned());
        ways.put("leaf-reformatted", open().edit(PackageFile.LEAF, text -> text.replace(",", ", ")).resigned());
        ways.put("record-of-another-entry", open().put(PackageFile.RECORD, Issuer.OTHER_RECORD).resigned());
        ways.put("record-made-up", open().edit(PackageFile.RECORD, text -> text.replace("1.5", "2.5")).resigned());
        ways.put("record-left-out", open().remove(PackageFile.RECORD).resigned());
        ways.put("message-left-out", open().remove(PackageFile.MESSAGE).resigned());
        ways.put("seal-left-out", open().remove(PackageFile.MESSAGE_SEAL).resigned());
        ways.put("leaf-left-out", open().remove(PackageFile.LEAF).resigned());
        ways.put("proof-left-out", open().remove(PackageFile.PROOF).resigned());
        ways.put("checkpoint-left-out", open().remove(PackageFile.CHECKPOINT).resigned());
        ways.put("statement-left-out", open().remove(PackageFile.STATEMENT).resigned());
    }

    private byte[] changedAndSealed() {
        Tampered tampered = open().edit(PackageFile.MESSAGE, text -> text.replace("F-2", "F-3"));
        return tampered.put(PackageFile.MESSAGE_SEAL,
                issuer.hubSeal(tampered.content(PackageFile.MESSAGE)).cms()).resigned();
    }

    private void proofs() {
        LogProof proof = issuer.proof(0);
        List<byte[]> shorter = proof.hashes().subList(0, proof.hashes().size() - 1);
        List<byte[]> longer = new ArrayList<>(proof.hashes());
        longer.add(new byte[32]);
        ways.put("proof-shortened", proof(new LogProof(0, shorter, proof.checkpoint()).encode()));
        ways.put("proof-lengthened", proof(new LogProof(0, longer, proof.checkpoint()).encode()));
        ways.put("proof-emptied", proof(new LogProof(0, List.of(), proof.checkpoint()).encode()));
        ways.put("proof-of-another-place", proof(new LogProof(1, proof.hashes(), proof.checkpoint()).encode()));
        ways.put("proof-of-another-leaf", proof(issuer.proof(1).encode()));
        ways.put("proof-beyond-the-log", proof(new LogProof(1 << 20, proof.hashes(), proof.checkpoint()).encode()));
        ways.put("proof-with-extra-line", proof(proof.encode().replace("\nindex", "\nextra AAAA\nindex")));
        ways.put("proof-with-short-hash", proof(new LogProof(0, List.of(new byte[31]), proof.checkpoint()).encode()));
        ways.put("proof-index-padded", proof(proof.encode().replace("index 0", "index 00")));
        ways.put("proof-of-another-version", proof(proof.encode().replace("@v1", "@v2")));
    }

    private byte[] proof(String text) {
        return open().put(PackageFile.PROOF, text).resigned();
    }

    private void checkpoints() {
        String good = issuer.log.checkpointNote();
        Checkpoint now = issuer.log.checkpoint();
        byte[] root = new byte[32];
        Checkpoint forged = new Checkpoint(now.origin(), 1, org.yijian.security.proof.MerkleHash.leaf(
                issuer.first.leaf()));
        NoteSigner stranger = NoteSigner.of(Issuer.ORIGIN, issuer.authority("Stranger", KeyAlgorithm.ECDSA_P256)
                .issue("log", KeyAlgorithm.ED25519, CertificateProfile.LOG));
        ways.put("checkpoint-by-another-key", forked(stranger.sign(forged.text()).encode()));
        ways.put("checkpoint-with-another-root", forked(SignedNote.parse(good).text().replace(
                Base64.getEncoder().encodeToString(now.root()), Base64.getEncoder().encodeToString(root))
                + good.substring(good.indexOf("\n\n") + 1)));
        ways.put("checkpoint-of-another-log", forked(NoteSigner.of("other.example/log", issuer.authority("Other",
                KeyAlgorithm.ECDSA_P256).issue("log", KeyAlgorithm.ED25519, CertificateProfile.LOG)).sign(
                        new Checkpoint("other.example/log", 1, forged.root()).text())
                .encode()));
        ways.put("checkpoint-with-a-wrong-sm2-line", forked(wrongLine(good)));
        ways.put("checkpoint-without-signatures", forked(SignedNote.parse(good).text() + "\n"));
        ways.put("checkpoint-in-the-package-only", open().put(PackageFile.CHECKPOINT,
                stranger.sign(forged.text()).encode()).resigned());
        ways.put("checkpoint-in-the-proof-only", proof(new LogProof(0, List.of(),
                stranger.sign(forged.text()).encode()).encode()));
        ways.put("checkpoint-with-another-line", forked(good.replace("\n\n", "\nmore\n\n")));
    }

    /** Spoils the last signature line: that of the SM2 key. */
    private static String wrongLine(String note) {
        SignedNote parsed = SignedNote.parse(note);
        List<SignedNote.Line> lines = new ArrayList<>(parsed.signatures());
        SignedNote.Line last = lines.removeLast();
        byte[] wrong = last.signature().clone();
        wrong[wrong.length - 1] ^= 1;
        lines.add(new SignedNote.Line(last.name(), last.keyId(), wrong));
        return new SignedNote(parsed.text(), lines).encode();
    }

    /** The same checkpoint in both places, with what would be the right proof for it. */
    private byte[] forked(String note) {
        LogProof proof = issuer.proof(0);
        boolean one = note.startsWith(Issuer.ORIGIN + "\n1\n") || note.startsWith("other");
        return open().put(PackageFile.CHECKPOINT, note)
                .put(PackageFile.PROOF, new LogProof(0, one ? List.of() : proof.hashes(), note).encode()).resigned();
    }

    private void statements() {
        ways.put("statement-with-a-key-twice",
                statement("{\"attestation\":\"hub\"", "{\"attestation\":\"hub\",\"attestation\":\"hub\""));
        ways.put("statement-reformatted", statement(",\"v\"", ", \"v\""));
        ways.put("statement-of-a-newer-version", statement("\"v\":1", "\"v\":2"));
        ways.put("statement-with-more", statement("\"v\":1}", "\"v\":1,\"valid\":true}"));
        ways.put("statement-says-erased", statement("\"present\"", "\"erased\""));
        ways.put("statement-says-none", statement("\"present\"", "\"none\""));
        ways.put("statement-of-an-unknown-log", statement(Issuer.ORIGIN, "other.example/log"));
        ways.put("statement-with-another-commitment-key", open().edit(PackageFile.STATEMENT, text -> text
                .replaceAll("\"commitmentKey\":\"..", "\"commitmentKey\":\"00")).resigned());
        ways.put("statement-with-an-empty-commitment-key", open().edit(PackageFile.STATEMENT, text -> text
                .replaceAll("\"commitmentKey\":\"[0-9a-f]+\"", "\"commitmentKey\":\"\"")).resigned());
        ways.put("statement-without-commitment-key", open().edit(PackageFile.STATEMENT, text -> text
                .replaceAll("\"commitmentKey\":\"[0-9a-f]+\",", "")).resigned());
        ways.put("statement-of-another-entry", statement("\"entry\":0", "\"entry\":1"));
        ways.put("statement-of-no-such-entry", statement("\"entry\":0", "\"entry\":99"));
        ways.put("statement-of-entry-in-half", statement("\"entry\":0", "\"entry\":0.5"));
        ways.put("statement-without-entry", statement("\"entry\":0,", ""));
        ways.put("statement-from-the-future", future());
        ways.put("statement-that-sender-sealed", statement("\"hub\"", "\"sender\""));
    }

    private byte[] statement(String before, String after) {
        return open().edit(PackageFile.STATEMENT, text -> text.replace(before, after)).resigned();
    }

    private byte[] future() {
        Clock later = Clock.offset(issuer.clock, Duration.ofDays(2));
        return new EvidenceWriter(issuer.messageKey, later).write(issuer.record());
    }

    private void manifests() {
        ways.put("manifest-with-an-empty-digest", open().resignedManifest(
                text -> text.replaceFirst("<ds:DigestValue>[^<]+<", "<ds:DigestValue><")));
        ways.put("manifest-with-another-digest", open().resignedManifest(
                text -> text.replaceFirst("<ds:DigestValue>...", "<ds:DigestValue>AAA")));
        ways.put("manifest-with-sha1", open().resignedManifest(
                text -> text.replaceFirst("xmlenc#sha256", "xmldsig#sha1")));
        ways.put("manifest-that-lists-a-file-twice", open().resignedManifest(text -> text.replaceFirst(
                "(?s)(  <asic:DataObjectReference.*?</asic:DataObjectReference>\n)", "$1$1")));
        ways.put("manifest-that-leaves-a-file-out", open().resignedManifest(text -> text.replaceFirst(
                "(?s)  <asic:DataObjectReference.*?</asic:DataObjectReference>\n", "")));
        ways.put("manifest-with-a-document-type", open().resignedManifest(text -> text.replaceFirst("\n",
                "\n<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n")));
        ways.put("manifest-with-a-comment", open().resignedManifest(text -> text + "<!-- -->"));
        ways.put("signature-over-another-manifest", open().put(PackageFile.SIGNATURE,
                new CmsSigner(issuer.messageKey, issuer.clock).sign("x".getBytes(StandardCharsets.UTF_8))).pack());
    }
}

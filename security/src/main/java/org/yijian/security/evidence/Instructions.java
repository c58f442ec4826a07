package org.yijian.security.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.yijian.security.seal.Seal;

/**
 * {@code VERIFY.txt}: how to check the package with nothing but OpenSSL. Lines that begin with {@code $} are commands; a
 * test runs them as they stand.
 */
final class Instructions {

    private static final String ANSWER = "ocsp/authority.ors";

    private Instructions() {
    }

    static String of(EvidenceStatement statement, LoggedLeaf leaf, Collection<String> files) {
        StringBuilder text = new StringBuilder(
                """
                        如何独立验证本证据包 / How to check this package

                        整体验证（离线，逐项列出） / everything at once, offline, one line for each check:
                            ./yijian verify FILE --trust TRUST.json        python3 verify.py FILE --trust TRUST.json
                        退出码 / exit: 0 有效 valid, 1 无效 invalid, 2 无法判定 undetermined

                        也可只用 OpenSSL。先解压，进入目录，再逐条执行以 $ 开头的命令。
                        Or with OpenSSL alone: unpack, change into the folder, run the lines that begin with $.
                        certs/ 只为方便而附；请用从别处可靠取得的 CA 证书核对指纹。
                        The certificates are here for convenience: compare the authority's fingerprint with one you got elsewhere.
                        $ openssl x509 -in certs/authority.pem -noout -subject -fingerprint -sha256

                        1  证据包签名 / the package's signature
                        """);
        verification(text, PackageFile.SIGNATURE, PackageFile.MANIFEST, statement.exportedAt());
        text.append("""

                2  文件摘要，应与 META-INF/ASiCManifest001.xml 所列一致 / digests, to be found in the manifest
                """);
        files.forEach(file -> text.append("$ grep -qF \"$(openssl dgst -sha256 -binary ").append(file)
                .append(" | openssl base64)\" ").append(PackageFile.MANIFEST).append('\n'));
        if (statement.message() == EvidenceStatement.Message.PRESENT) {
            message(text, statement, leaf);
        } else if (statement.message() == EvidenceStatement.Message.ERASED) {
            text.append("\n3  消息内容已依法删除，仅存日志条目 / the message was erased; the leaf is what is left\n");
        }
        text.append("""

                4  日志条目的叶哈希（RFC 6962），再按 message.tlog-proof（C2SP tlog-proof）逐级合并到 checkpoint 的根
                   the leaf's hash (RFC 6962); fold the hashes of message.tlog-proof up to the root in checkpoint
                $ { printf '\\000'; cat leaf.json; } | openssl dgst -sha256 -binary | openssl base64
                """);
        if (files.contains(ANSWER)) {
            text.append(
                    "\n5  导出时证书状态，应为 good / the certificate counted at the export: should say good\n$ openssl ocsp ")
                    .append("-sha256 -no_nonce -issuer certs/authority.pem -cert certs/message.pem -respin ")
                    .append(ANSWER).append(" -CAfile certs/authority.pem -attime ")
                    .append(statement.exportedAt().plus(Duration.ofSeconds(1)).getEpochSecond()).append('\n');
        }
        return text.toString();
    }

    private static void message(StringBuilder text, EvidenceStatement statement, LoggedLeaf leaf) {
        text.append("\n3  消息的签章，及其与日志条目的对应 / the message's seal, and that the leaf is about it\n");
        if (statement.attestation() == Seal.Attestation.HUB) {
            verification(text, PackageFile.MESSAGE_SEAL, PackageFile.MESSAGE, leaf.time());
        } else {
            text.append("""
                    签章由发送方对原文作出，原文不在包内；其摘要见 message.json 的 contentSha256、contentSm3。
                    The seal is the sender's, over content that is not in here; message.json names its digests.
                    """);
        }
        text.append("$ grep -qF \"$(openssl dgst -sha256 -r ").append(PackageFile.MESSAGE_SEAL)
                .append(" | cut -d' ' -f1)\" ").append(PackageFile.LEAF)
                .append("\n$ grep -qF \"$(openssl dgst -sha256 ")
                .append("-mac HMAC -macopt hexkey:").append(statement.commitmentKey()).append(" -r ")
                .append(PackageFile.MESSAGE).append(" | cut -d' ' -f1)\" ").append(PackageFile.LEAF).append('\n');
        if (statement.attachment() == EvidenceStatement.Attachment.ENCLOSED) {
            for (String digest : List.of("sha256", "sm3")) {
                text.append("$ grep -qF \"$(openssl dgst -").append(digest).append(" -r ")
                        .append(PackageFile.ATTACHMENT)
                        .append(" | cut -d' ' -f1)\" ").append(PackageFile.MESSAGE).append('\n');
            }
        } else if (statement.attachment() == EvidenceStatement.Attachment.DESCRIBED) {
            text.append("附件较大，不在包内；取得后核对其摘要与 message.json 的 sha256、sm3。\n")
                    .append("The attachment is too large to be in here: compare its digests with message.json.\n");
        }
        if (statement.entry() != null) {
            text.append("$ grep -qF \"$(openssl dgst -sha256 -r ").append(PackageFile.RECORD)
                    .append(" | cut -d' ' -f1)\" ").append(PackageFile.MESSAGE).append('\n');
        }
    }

    /** At the time of signing: certificates run out, evidence stays. A second later, because signing takes a moment. */
    private static void verification(StringBuilder text, String signature, String content, Instant at) {
        text.append("$ openssl cms -verify -binary -inform DER -in ").append(signature).append(" -content ")
                .append(content).append(" -CAfile certs/authority.pem -attime ")
                .append(at.plus(Duration.ofSeconds(1)).getEpochSecond()).append(" -out /dev/null\n");
    }
}

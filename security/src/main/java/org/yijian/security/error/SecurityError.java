package org.yijian.security.error;

/** The errors of this room: seals, keys, trust, envelopes, encryption and the log. */
public enum SecurityError implements ErrorCode {
    /** Not a CMS, or not one of ours: broken ASN.1, several signers, content inside, missing attributes. */
    CMS_MALFORMED("YJ-SEC-001", "签名数据无法解析：{0}。", "The signature cannot be read: {0}.", "请让发送方按 CMS 分离式签名格式重新签名后再发送。",
            "Ask the sender to sign again as a detached CMS with one signer."),
    /** The content or the signature was changed, or the signature was made with another key. */
    SIGNATURE_BAD("YJ-SEC-002", "签名与内容不符：{0}。", "The signature does not fit the content: {0}.",
            "内容可能在途中被改动，请让发送方重新发送，并核查传输环节。",
            "The content may have been changed on the way: ask the sender to send again and check the transport."),
    /** The signer's certificate, or one above it, had run out. */
    CERTIFICATE_EXPIRED("YJ-SEC-003", "签名证书已过期：{0}，有效期至 {1}。",
            "The signer's certificate has expired: {0}, valid until {1}.",
            "请让发送方更换证书后重新签名。", "Ask the sender to renew the certificate and sign again."),
    /** The signer's certificate was not valid yet. */
    CERTIFICATE_NOT_YET_VALID("YJ-SEC-004", "签名证书尚未生效：{0}，自 {1} 起有效。",
            "The signer's certificate is not valid yet: {0}, valid from {1}.", "请核对双方系统时间，或待证书生效后再发送。",
            "Check the clocks of both sides, or wait until the certificate is valid."),
    /** No path from the signer's certificate to what is trusted for this source. */
    SIGNER_UNKNOWN("YJ-SEC-005", "签名者不在信任名单中：{0}。", "The signer is not trusted for this source: {0}.",
            "请核实发送方身份；确认无误后，由管理员把其 CA 证书放入 trust 目录。",
            "Check who the sender is; if genuine, an administrator puts its CA certificate into the trust folder."),
    /** The certificate was issued for something other than signing messages. */
    WRONG_PURPOSE("YJ-SEC-006", "证书用途不符：{0} 不能用于消息签名。", "Wrong certificate purpose: {0} may not sign messages.",
            "请让发送方使用带有“数字签名”用途的证书。", "Ask the sender to use a certificate whose key usage is digital signature."),
    /** A signature algorithm outside the list. */
    ALGORITHM_NOT_ALLOWED("YJ-SEC-007", "不接受的算法：{0}。", "Algorithm not accepted: {0}.",
            "请改用 ECDSA P-256/SHA-256 或 SM2/SM3。",
            "Use ECDSA P-256 with SHA-256, or SM2 with SM3."),
    /** Not the JSON that an envelope is. */
    ENVELOPE_MALFORMED("YJ-SEC-008", "加密报文无法解析：{0}。", "The sealed envelope cannot be read: {0}.",
            "请让发送方按接口约定检查报文字段后重新发送。",
            "Ask the sender to check the envelope's fields and send again."),
    /** The same JSON key twice: two readers could understand two different messages. */
    ENVELOPE_DUPLICATE_KEY("YJ-SEC-009", "加密报文中有重复的字段：{0}。", "A field appears twice in the sealed envelope: {0}.",
            "请让发送方去掉重复字段后重新发送。", "Ask the sender to remove the repeated field and send again."),
    /** More bytes than are taken in one envelope. */
    ENVELOPE_TOO_LARGE("YJ-SEC-010", "加密报文过大，上限为 {0} 字节。",
            "The sealed envelope is too large, at most {0} bytes are taken.",
            "请让发送方把数据拆成多个报文发送。", "Ask the sender to split the data into several envelopes."),
    /** Time-stamped too far in the future. */
    ENVELOPE_FROM_THE_FUTURE("YJ-SEC-011", "报文时间 {0} 比收到时间晚 10 分钟以上。",
            "The envelope's time {0} is more than 10 minutes after its receipt.", "请核对发送方的系统时间后重新发送。",
            "Check the sender's clock and send again."),
    /** The key in the envelope or its data does not open with this hub's key. */
    ENVELOPE_NOT_OPENED("YJ-SEC-012", "加密报文无法解密：{0}。", "The sealed envelope cannot be decrypted: {0}.",
            "请确认发送方使用的是本节点当前的加密证书。", "Check that the sender encrypts to this hub's present certificate."),
    /** Something encrypted at rest was changed, cut short, or belongs elsewhere. */
    CIPHERTEXT_DAMAGED("YJ-SEC-013", "密文已损坏或不属于此处：{0}。", "Encrypted data is damaged or does not belong here: {0}.",
            "请从备份恢复该文件，并核查存储和访问记录。", "Restore it from a backup and check the storage and who had access."),
    /** A file of the key folder is missing, broken, or does not open with the password. */
    KEYS_UNREADABLE("YJ-SEC-014", "密钥目录无法使用：{0}。", "The key folder cannot be used: {0}.",
            "请从备份恢复密钥目录；切勿删除后重建，否则旧数据将无法解密。",
            "Restore the key folder from a backup; never make a new one, or old data cannot be decrypted."),
    /** A key file can be read by others. */
    KEYS_TOO_OPEN("YJ-SEC-015", "密钥文件可被其他用户读取：{0}。", "A key file can be read by other users: {0}.",
            "请将该文件权限改为 0600，目录改为 0700。", "Set the file's mode to 0600 and the folder's to 0700."),
    /** A file of the trust folder cannot be read as certificates. */
    TRUST_UNREADABLE("YJ-SEC-016", "信任目录中的证书无法读取：{0}。", "A certificate in the trust folder cannot be read: {0}.",
            "请检查该文件是否为 PEM 格式的证书。", "Check that the file holds certificates in PEM form."),
    /** The text of a proof of inclusion is not one. */
    LOG_PROOF_MALFORMED("YJ-SEC-070", "日志包含证明无法解析：{0}。", "The proof of inclusion cannot be read: {0}.",
            "请向出具方重新索取证据包。", "Ask whoever issued the evidence for it again."),
    /** Not a container of evidence, or one that was cut, joined, compressed or added to. */
    EVIDENCE_CONTAINER("YJ-SEC-071", "不是完整的证据包：{0}。", "Not a whole evidence package: {0}.",
            "文件可能在传输中损坏或被改动，请重新下载或向出具方索取。",
            "The file may have been damaged or changed on its way: download it again or ask the issuer."),
    /** Something in the package is not what something else in it, or the log, says it must be. */
    EVIDENCE_DIFFERS("YJ-SEC-072", "证据内容不符：{0}。", "The evidence does not agree: {0}.",
            "证据包可能被改动，不能采信；请向出具方重新索取并保留此文件。",
            "The package may have been changed and cannot be relied on: keep it, and ask the issuer for another."),
    /** The trust file says nothing about this party, so that no judgement is possible. */
    EVIDENCE_NOT_COVERED("YJ-SEC-073", "信任文件未涵盖：{0}。", "The trust file does not cover: {0}.",
            "请从可靠渠道取得包含该方的信任文件后重新验证。", "Get a trust file that covers it from a source you rely on, and verify again."),
    /** The trust file is no JSON of ours. */
    TRUST_FILE_UNREADABLE("YJ-SEC-074", "信任文件无法使用：{0}。", "The trust file cannot be used: {0}.",
            "请从枢纽的 /api/v1/trust 重新下载并核对指纹。",
            "Download it again from the hub's /api/v1/trust and compare fingerprints."),
    /** Not the JSON that a message, a receipt or a trust document is. */
    MESSAGE_MALFORMED("YJ-SEC-080", "消息或信任文件的格式不正确：{0}。", "The message or trust document is not well-formed: {0}.",
            "请让对方枢纽重新生成后再发送。", "Ask the partner hub to make it again and send it again."),
    /** More bytes than are taken in one message. */
    MESSAGE_TOO_LARGE("YJ-SEC-081", "消息过大，上限为 {0} 字节。", "The message is too large, at most {0} bytes are taken.",
            "请拆分内容，或把附件另行传送。", "Split the content, or send attachments beside it."),
    /** A partner whose trust document names an SM2 key signed with the other key only. */
    NATIONAL_SEAL_MISSING("YJ-SEC-084", "消息（SHA-256 {0}）缺少国密（SM2）签章。", "The message with SHA-256 {0} has no SM2 seal.",
            "对方的信任文件声明了 SM2 密钥：请让对方以国密模式重新发送，并核查签章是否在途中被去掉。",
            "The partner's trust document names an SM2 key: have it send again under its national profile, and check "
                    + "whether somebody took the seal away."),
    /** The device that keeps the keys is away, has another PIN, or not what it should have. */
    DEVICE_UNUSABLE("YJ-SEC-085", "密码设备无法使用：{0}。", "The device that keeps the keys cannot be used: {0}.",
            "请检查 yijian.keys.pkcs11 的库路径、槽位序号和 PIN 文件，以及设备是否在线。",
            "Check library, slot and PIN file under yijian.keys.pkcs11, and whether the device is there."),
    /** The authority took the certificate back before the signature was made. */
    CERTIFICATE_REVOKED("YJ-SEC-086", "签名证书已被吊销：{0}。", "The signer's certificate was revoked: {0}.",
            "请让对方换用新证书重新签名，并核查旧密钥是否泄露。",
            "Ask the sender to sign again with its new certificate, and whether the old key was lost."),
    /** Not a list by the authority whose certificates it is about. */
    REVOCATION_LIST_BAD("YJ-SEC-087", "证书吊销列表无效：{0}。", "The list of revoked certificates is not valid: {0}.",
            "系统会自动重新获取；若一直如此，请联系对方枢纽。", "It is fetched again by itself; if it stays so, ask the partner hub."),
    /** Nobody can say whether the certificates still count. */
    REVOCATION_UNKNOWN("YJ-SEC-088", "{0} 的证书吊销信息已过期（最近一次为 {1}），暂不接受其消息。",
            "What is known of revoked certificates of {0} is too old, from {1}; nothing of it is taken.",
            "请恢复与对方枢纽的连接；取得新的吊销列表后自动继续。",
            "Bring the connection to the partner hub back; it goes on by itself with a new list."),
    /** Its change is not a matter of a running hub. */
    KEY_NOT_ROTATED("YJ-SEC-089", "密钥 {0} 不能在运行中轮换。", "The key {0} cannot be changed while the hub runs.",
            "可轮换的用途为 message、message-sm2、tls、tls-sm2；设备中的密钥请用设备自带工具更换。",
            "message, message-sm2, tls and tls-sm2 can; change a key in a device with the device's own tools."),
    /** Somebody should look before it is too old. */
    REVOCATION_AGEING("YJ-SEC-090", "{0} 的证书吊销信息最近一次为 {1}，{2} 起将不再接受其消息。",
            "What is known of revoked certificates of {0} is from {1}; from {2} on nothing of it is taken.",
            "请检查与对方枢纽的连接；连接恢复后系统自动获取。",
            "Check the connection to the partner hub; lists are then fetched by themselves."),
    /** Not an answer to what was asked, by whom the authority lets answer. */
    OCSP_ANSWER_BAD("YJ-SEC-091", "证书状态应答（OCSP）无效：{0}。", "The answer about a certificate (OCSP) is not valid: {0}.",
            "系统会自动重新查询；若一直如此，请联系签发该证书的机构或对方枢纽。",
            "It is asked again by itself; if it stays so, ask the authority that issued the certificate, or the partner hub."),
    /** A trust document whose time is over. */
    TRUST_DOCUMENT_EXPIRED("YJ-SEC-082", "信任文件已过期：{0}，有效期至 {1}。",
            "The trust document has expired: {0}, valid until {1}.", "请让对方枢纽出具新的信任文件。",
            "Ask the partner hub for a new trust document."),
    /** A trust document that contradicts itself. */
    TRUST_DOCUMENT_UNSOUND("YJ-SEC-083", "信任文件自相矛盾：{0}。", "The trust document contradicts itself: {0}.",
            "请勿使用，向对方枢纽的管理员核实。", "Do not use it; ask the partner hub's administrator."),
    /** There are tiles but no checkpoint. */
    LOG_CHECKPOINT_MISSING("YJ-SEC-020", "存证日志缺少检查点：{0}。", "The log has no checkpoint: {0}.",
            "检查点可能被删除。请保留现场，从备份或见证方找回检查点。",
            "It may have been deleted. Keep everything as it is and get the checkpoint from a backup or a witness."),
    /** The checkpoint is not a signed note of this log. */
    LOG_CHECKPOINT_MALFORMED("YJ-SEC-021", "存证日志的检查点无法解析：{0}。", "The log's checkpoint cannot be read: {0}.",
            "请保留现场，从备份或见证方找回检查点。", "Keep everything as it is and get the checkpoint from a backup or a witness."),
    /** The checkpoint is not signed by the log's key. */
    LOG_SIGNATURE_BAD("YJ-SEC-022", "存证日志检查点的签名无效：{0}。", "The signature of the log's checkpoint is not valid: {0}.",
            "检查点可能被伪造。请保留现场并通知审计管理员。", "It may be forged. Keep everything as it is and tell the audit administrator."),
    /** A tile of hashes is missing, cut short, or not what the leaves give. */
    LOG_TILE_DAMAGED("YJ-SEC-023", "存证日志的哈希块与叶子不符：{0}。", "A tile of the log does not fit its leaves: {0}.",
            "日志可能被改写。请保留现场并通知审计管理员，与见证方的副本比对。",
            "The log may have been rewritten. Keep everything, tell the audit administrator, compare with a witness."),
    /** A bundle of leaves is missing or cut short. */
    LOG_BUNDLE_DAMAGED("YJ-SEC-024", "存证日志的叶子文件缺失或被截断：{0}。", "A bundle of leaves is missing or cut short: {0}.",
            "请从备份恢复该文件后重新核验。", "Restore the file from a backup and verify again."),
    /** The leaves give another root than the checkpoint says. */
    LOG_ROOT_MISMATCH("YJ-SEC-025", "存证日志的根与检查点不符：{0}。", "The log's root differs from its checkpoint: {0}.",
            "日志可能被改写。请保留现场并通知审计管理员，与见证方的副本比对。",
            "The log may have been rewritten. Keep everything, tell the audit administrator, compare with a witness."),
    /** Somebody else published a checkpoint in the same folder. */
    LOG_CHANGED_ELSEWHERE("YJ-SEC-026", "存证日志被另一个进程改动：{0}。", "The log was changed by another process: {0}.",
            "请确认只有一个节点写入日志目录，然后重新启动。", "Make sure that only one node writes the log folder, then start again."),
    /** Not what a log asks of a witness. */
    WITNESS_REQUEST_MALFORMED("YJ-SEC-040", "见证请求无法解析：{0}。", "The request to the witness cannot be read: {0}.",
            "请按 C2SP tlog-witness 的格式重新提交检查点。", "Submit the checkpoint again as C2SP tlog-witness says."),
    /** The witness does not serve this log. */
    WITNESS_LOG_UNKNOWN("YJ-SEC-041", "本节点不见证该日志：{0}。", "This hub is no witness of that log: {0}.",
            "请管理员先登记该日志的公钥。", "An administrator has to enter the log's key first."),
    /** A larger tree that does not continue the one held. */
    WITNESS_INCONSISTENT("YJ-SEC-042", "检查点不是已见证日志的延续：{0}。",
            "The checkpoint does not continue what was witnessed: {0}.",
            "该日志可能已分叉。见证方已保留两份检查点，请保留现场并通知审计管理员。",
            "The log may have forked. The witness keeps both checkpoints: keep everything and tell the audit administrator."),
    /** Two roots for one size. */
    WITNESS_FORK("YJ-SEC-043", "日志分叉：同一长度有两个不同的根：{0}。", "The log has forked, one size has two roots: {0}.",
            "两份签名检查点即为证据。请保留现场并通知审计管理员。",
            "The two signed checkpoints are the proof: keep everything and tell the audit administrator."),
    /** A log that is shorter than it was. */
    WITNESS_ROLLBACK("YJ-SEC-044", "日志比已见证的更短：{0}。", "The log is shorter than what was witnessed: {0}.",
            "日志可能被回退（例如恢复了旧备份）。请停止写入，与见证方保留的检查点比对。",
            "It may have been set back, for example by an old backup: stop writing and compare with what the witness holds."),
    /** A line in the name of a witness is wrong. */
    WITNESS_SIGNATURE_BAD("YJ-SEC-045", "见证签名无效：{0}。", "The cosignature of the witness is not valid: {0}.",
            "请核对见证方公钥是否与对方公布的一致。", "Check that the key is the one that the witness hands out."),
    /** Not a policy. */
    WITNESS_POLICY_MALFORMED("YJ-SEC-046", "见证策略无法解析：{0}。", "The witness policy cannot be read: {0}.",
            "请按 C2SP tlog-policy 的格式修改该行。", "Correct the line as C2SP tlog-policy says."),
    /** The witness does not answer. */
    WITNESS_UNREACHABLE("YJ-SEC-047", "见证方暂时无法联系：{0}。", "The witness cannot be reached at present: {0}.",
            "交换照常进行，系统会自动重试；请检查网络和对方服务。",
            "Exchange goes on and it is tried again by itself; check the network and the other side."),
    /** Published, and not shown to the witness. */
    WITNESS_WITHHELD("YJ-SEC-048", "检查点未送见证方：{0}。", "Checkpoints were withheld from the witness: {0}.",
            "请检查本节点的见证任务是否运行、见证方是否可用；若被人为停止，请通知审计管理员。",
            "Check that the job runs and the witness answers; if somebody stopped it, tell the audit administrator."),
    /** Not a time-stamp over this content by somebody trusted for it. */
    TIME_STAMP_BAD("YJ-SEC-050", "时间戳无效：{0}。", "The time-stamp is not valid: {0}.",
            "请核对时间戳服务的证书和本机时钟；系统会自动重试。",
            "Check the authority's certificate and this machine's clock; it is tried again by itself."),
    /** The authority does not answer. */
    TIME_AUTHORITY_UNREACHABLE("YJ-SEC-051", "时间戳服务暂时无法联系：{0}。",
            "The time-stamping authority cannot be reached at present: {0}.",
            "系统会自动重试；超过设定时限后将暂停接收新的交换。",
            "It is tried again by itself; after the time configured no new exchanges are taken."),
    /** Too long without a time-stamp. */
    TIME_STAMP_OVERDUE("YJ-SEC-052", "自 {0} 起没有取得时间戳，已暂停接收新的交换。",
            "There has been no time-stamp since {0}; new exchanges are not taken.",
            "请恢复时间戳服务；恢复后自动继续，发送方稍后重发即可。",
            "Bring the time-stamping authority back; exchange then goes on by itself, and senders send again."),
    /** Not a record with salts and commitments. */
    MINIMISED_MALFORMED("YJ-SEC-060", "精简后的记录无法解析：{0}。", "The minimised record cannot be read: {0}.",
            "请让提供方按约定的格式重新发送。", "Ask the provider to send it again in the agreed form."),
    /** A field is not the one that was sealed. */
    MINIMISED_ALTERED("YJ-SEC-061", "精简后的记录与封签的原件不符：{0}。", "The minimised record is not part of what was sealed: {0}.",
            "内容可能被改动，请保留现场，让提供方重新发送并核查传输环节。",
            "It may have been altered: keep it, ask the provider to send again and check the transport.");

    private final ErrorText text;

    SecurityError(String code, String chinese, String english, String remedyChinese, String remedyEnglish) {
        this.text = new ErrorText(code, chinese, english, remedyChinese, remedyEnglish);
    }

    @Override
    public ErrorText text() {
        return text;
    }
}

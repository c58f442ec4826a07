package org.yijian.security.evidence;

/** What is checked of a package, in this order. The ids are stable: other verifiers use the same. */
public enum EvidenceCheck {
    TRUST("EV-01", "信任文件在有效期内", "the trust file is in force"),

    CONTAINER("EV-02", "容器完整，无多余内容", "the container is whole, with nothing added"),

    MANIFEST("EV-03", "清单与包内文件一一对应", "the manifest lists exactly the files that are there"),

    DIGESTS("EV-04", "各文件与清单中的摘要相符", "every file has the digest that the manifest says"),

    STATEMENT("EV-05", "证据说明完整，所属枢纽可信", "the statement is complete and its hub is trusted"),

    PACKAGE_SIGNATURE("EV-06", "证据包由该枢纽签名", "the hub signed the package"),

    LEAF("EV-07", "日志条目格式规范", "the leaf is canonical and complete"),

    INCLUSION("EV-08", "条目确在日志之中", "the leaf is in the log under the checkpoint"),

    CHECKPOINT("EV-09", "检查点由该日志的密钥签名", "the log's key signed the checkpoint"),

    WITNESSES("EV-10", "见证方联署达到要求的数量", "enough witnesses co-signed the checkpoint"),

    TIME("EV-11", "检查点的时间戳", "the time-stamp on the checkpoint"),

    MESSAGE_SEAL("EV-12", "消息的签章有效", "the message's seal is valid"),

    MESSAGE_LOGGED("EV-13", "日志条目所指正是此消息", "the leaf commits to this message and this seal"),

    RECORD("EV-14", "记录包含在此消息中", "the record is one of the message's"),

    NATIONAL_SEAL("EV-15", "消息的国密签章有效", "the message's SM2 seal is valid"),

    REVOCATION("EV-16", "签名证书在签名时未被吊销", "no signer's certificate was revoked when it signed"),

    ATTACHMENT("EV-17", "附件与消息所述一致", "the attachment is the one that the message tells of");

    private final String id;
    private final String chinese;
    private final String english;

    EvidenceCheck(String id, String chinese, String english) {
        this.id = id;
        this.chinese = chinese;
        this.english = english;
    }

    public String id() {
        return id;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}

package org.yijian.records;

import org.yijian.security.error.ErrorCode;

/**
 * What can be wrong with a record. Numbers 001 to 049 are for the model, 050 and up for the ledger. {@code {0}} is the
 * field or value in question.
 */
public enum RecordError implements ErrorCode {

    /** A field that every record of the kind must have is not there. */
    MISSING_FIELD("001", "缺少必填字段“{0}”。", "The required field \"{0}\" is missing.", "请补充该字段后重新报送。",
            "Fill in the field and send the record again."),
    /** What is kept in the ledger cannot be read as a record. */
    STORED_RECORD_UNREADABLE("030", "账本中保存的一条记录无法读取（{0}）。", "A record kept in the ledger cannot be read ({0}).",
            "请保留现场并联系系统管理员：数据可能已损坏，或由更新版本的程序写入。",
            "Keep everything as it is and call the administrator: the data may be damaged or written by a newer program."),

    /** The database confirms what it has not yet written down. */
    DATABASE_NOT_DURABLE("050", "数据库关闭了持久化保证（{0}），断电会丢失已确认的数据。",
            "The database has switched off its durability ({0}); a power cut would lose confirmed data.",
            "请在数据库配置中打开上述参数后重新启动。", "Switch these settings on in the database's configuration and start again."),
    /** A proposal to merge two facilities is not there. */
    PROPOSAL_UNKNOWN("051", "没有编号为 {0} 的机构合并建议。", "There is no proposal {0} to merge facilities.", "请刷新列表后再操作。",
            "Reload the list and try again."),
    /** Somebody else has decided a proposal before. */
    PROPOSAL_DECIDED("052", "编号为 {0} 的机构合并建议已有结论。", "Proposal {0} to merge facilities has already been decided.",
            "请刷新列表查看结论。", "Reload the list to see the decision."),
    /** The tile log and the database tell different stories. */
    LOG_DISAGREES("053", "存证日志与数据库不一致：{0}。日志已停止追加。",
            "The evidence log and the database disagree: {0}. Nothing more is appended to the log.",
            "请保留现场，由审计管理员核对备份恢复记录与日志文件；程序不会自行修复。",
            "Keep everything as it is and let the audit administrator compare restored backups and the log's files; no program repairs this by itself."),
    /** More is asked to be logged than the database takes. */
    AUDIT_QUEUE_FULL("054", "审计日志积压，暂时无法记录操作。", "The audit log is congested and cannot take more for the moment.",
            "请稍后重试；如持续出现，请检查数据库。", "Try again in a moment; if it lasts, check the database.");

    private final String code;
    private final String chinese;
    private final String english;
    private final String remedyChinese;
    private final String remedyEnglish;

    RecordError(String number, String chinese, String english, String remedyChinese, String remedyEnglish) {
        this.code = "YJ-REC-" + number;
        this.chinese = chinese;
        this.english = english;
        this.remedyChinese = remedyChinese;
        this.remedyEnglish = remedyEnglish;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }

    @Override
    public String remedyChinese() {
        return remedyChinese;
    }

    @Override
    public String remedyEnglish() {
        return remedyEnglish;
    }
}

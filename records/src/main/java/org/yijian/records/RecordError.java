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
            "Keep everything as it is and call the administrator: the data may be damaged or written by a newer program.");

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

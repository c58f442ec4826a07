package org.yijian.records;

import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.ErrorText;

/**
 * What can be wrong with a record. Numbers 001 to 049 are for the model, 050 and up for the ledger.
 */
public enum RecordError implements ErrorCode {

    /** A field that every record of the kind must have is not there. */
    MISSING_FIELD("001", "缺少必填字段“{0}”。", "The required field \"{0}\" is missing.", "请补充该字段后重新报送。",
            "Fill in the field and send the record again."),
    /** A field that the kind does not have. */
    UNKNOWN_FIELD("002", "字段“{0}”不在该类记录的数据标准中。", "The field \"{0}\" does not belong to this kind of record.",
            "请核对字段名，或删除该字段；字段清单见该类记录的 JSON Schema。",
            "Check its name or leave it out; the JSON Schema of the kind lists the fields."),
    /** A value of another type than the field has. */
    WRONG_TYPE("003", "字段“{0}”的类型不对，应为 {1}。", "The field \"{0}\" has the wrong type; it takes {1}.", "请按要求的类型填写后重新报送。",
            "Send the value in that type."),
    /** A value that its enumeration does not have. */
    UNKNOWN_VALUE("004", "字段“{0}”的取值“{1}”不在代码表中。", "The value \"{1}\" of \"{0}\" is not in its code table.",
            "请改用以下取值之一：{2}。", "Use one of: {2}."),
    /** Not a date of the calendar, or not written as one. */
    IMPOSSIBLE_DATE("005", "字段“{0}”的日期“{1}”不存在或格式不对。",
            "The date \"{1}\" of \"{0}\" does not exist or is not written as a date.",
            "日期请写作 2026-03-01，时间请写作 2026-03-01T09:30:00+08:00。",
            "Write a date as 2026-03-01 and a time as 2026-03-01T09:30:00+08:00."),
    /** A date of the calendar that cannot be meant. */
    SENSELESS_DATE("006", "字段“{0}”的日期“{1}”超出合理范围（{2} 年至 {3} 年）。",
            "The date \"{1}\" of \"{0}\" is out of reason (from {2} to {3}).", "请核对年份。", "Check the year."),
    /** A credit code whose check character does not fit. */
    CREDIT_CODE_CHECK("007", "统一社会信用代码“{1}”的校验位不对，应为“{2}”。",
            "The check character of the credit code \"{1}\" is wrong; it would be \"{2}\".", "请与营业执照或登记证书核对：多半是抄错了一位。",
            "Compare with the licence: most likely one character was copied wrongly."),
    /** Not 18 characters of the alphabet of GB 32100. */
    CREDIT_CODE_FORM("008", "“{1}”不是统一社会信用代码（应为 18 位，不含 I、O、S、V、Z）。",
            "\"{1}\" is not a credit code (18 characters, without I, O, S, V, Z).", "请填写 18 位代码；没有代码的机构请改填备案号。",
            "Give the 18 characters, or the filing number if there is no code."),
    /** Not the form of a region code. */
    REGION_FORM("009", "“{1}”不是行政区划代码（应为 2、4、6、9 或 12 位数字）。",
            "\"{1}\" is not a region code (2, 4, 6, 9 or 12 digits, or ISO 3166-2).", "请按 GB/T 2260 填写代码。",
            "Give the code of GB/T 2260, or of ISO 3166-2 for other countries."),
    /** A region code that the list of divisions does not have. */
    UNKNOWN_REGION("010", "本枢纽的行政区划表中没有代码“{1}”。", "The list of divisions of this hub has no code \"{1}\".",
            "请核对代码；若代码无误，请管理员导入区划表：./yijian divisions import 文件夹。",
            "Check the code; if it is right, import the list of divisions: ./yijian divisions import FOLDER."),
    /** More characters than the field takes. */
    TEXT_TOO_LONG("011", "字段“{0}”过长：最多 {1} 个字符。", "The field \"{0}\" is too long: at most {1} characters.",
            "请缩短内容，长文请作为附件报送。", "Shorten it, or send long texts as an attachment."),
    /** Invisible control characters or half characters in a text. */
    CONTROL_CHARACTER("012", "字段“{0}”的第 {1} 个字符是控制字符或残缺字符（{2}）。",
            "Character {1} of \"{0}\" is a control character or half a character ({2}).", "请检查文件编码，并去掉不可见字符。",
            "Check the encoding of the file and remove invisible characters."),
    /** A number outside the range of the field. */
    NUMBER_OUT_OF_RANGE("013", "字段“{0}”的数值“{1}”超出范围（{2} 至 {3}）。",
            "The number \"{1}\" of \"{0}\" is out of range ({2} to {3}).", "请核对数值。", "Check the number."),
    /** An amount finer than money is. */
    TOO_MANY_DIGITS("014", "字段“{0}”的位数过多：小数最多 {1} 位，总共最多 {2} 位。",
            "The number in \"{0}\" has too many digits: at most {1} decimals and {2} digits in all.", "请四舍五入后重新报送。",
            "Round it."),
    /** Nothing in the record says which facility it is about. */
    NO_FACILITY_KEY("015", "记录没有指明机构：统一社会信用代码、备案号、认证编号、来源编号至少填一项。",
            "The record does not say which facility it is about: it needs a credit code, filing number, certification number or source key.",
            "请至少补充一项机构编号；仅有名称和地址不能确定机构。", "Give at least one of the keys; name and address alone do not decide."),
    /** More elements than a list takes. */
    LIST_TOO_LONG("016", "字段“{0}”的条目过多：最多 {1} 条。", "The list \"{0}\" is too long: at most {1} elements.", "请拆分后报送。",
            "Split it."),
    /** A text that does not follow the pattern of the field. */
    WRONG_PATTERN("017", "字段“{0}”的内容“{1}”不符合规定的写法（{2}）。",
            "The text \"{1}\" of \"{0}\" does not follow its pattern ({2}).", "请按规定的写法填写。",
            "Write it as the pattern says."),
    /** A record that says it comes from somebody else. */
    WRONG_SOURCE("018", "记录自称的来源“{0}”与实际来源不一致。", "The record says it comes from \"{0}\", which is not who sent it.",
            "请去掉该字段；来源由枢纽按登录身份确定。", "Leave the field out; the hub sets it to whoever has signed in."),
    /** What is kept in the ledger cannot be read as a record. */
    STORED_RECORD_UNREADABLE("030", "账本中保存的一条记录无法读取（{0}）。", "A record kept in the ledger cannot be read ({0}).",
            "请保留现场并联系系统管理员：数据可能已损坏，或由更新版本的程序写入。",
            "Keep everything as it is and call the administrator: the data may be damaged or written by a newer program."),
    /** A list of divisions that cannot be read. */
    DIVISIONS_UNREADABLE("040", "区划表“{0}”第 {1} 行无法读取。", "The list of divisions {0} cannot be read at line {1}.",
            "请检查文件夹中是否有 UTF-8 编码的 provinces.csv、cities.csv、areas.csv、streets.csv，且含 code 和 name 两列。",
            "The folder must hold provinces.csv, cities.csv, areas.csv and streets.csv in UTF-8 with the columns code and name."),
    /** A division whose parent is not on the list. */
    DIVISION_WITHOUT_PARENT("041", "区划表“{0}”第 {1} 行的上级区划“{2}”不在表中。",
            "The parent {2} of line {1} in {0} is not on the list.", "请补全上级区划后重新导入；原有区划表未改动。",
            "Complete the list and import it again; the former list is untouched."),

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
            "请稍后重试；如持续出现，请检查数据库。", "Try again in a moment; if it lasts, check the database."),
    /** The log waits for the database or its folder. */
    LOG_WAITING("055", "存证日志暂时无法推进：{0}。", "The evidence log cannot go on for the moment: {0}.",
            "系统会自动重试；如持续出现，请检查数据库与日志目录。",
            "It is tried again by itself; if it lasts, check the database and the log's folder."),
    /** An exchange is not there, or not for these eyes. */
    EXCHANGE_UNKNOWN("056", "没有编号为 {0} 的交换，或您无权查看。", "There is no exchange {0}, or you may not see it.", "请核对编号。",
            "Check the id."),
    /** An exchange that is not finished, or of which nothing is in quarantine. */
    NOT_REPLAYABLE("057", "交换 {0} 正在处理，或没有内容在隔离区，无需重新处理。",
            "Exchange {0} is being processed, or nothing of it is in quarantine: there is nothing to replay.",
            "请刷新页面查看当前状态。", "Reload the page to see where it stands."),
    /** A record without personal fields, or they are gone already. */
    NOTHING_TO_ERASE("060", "所选的 {0} 条记录中，有的没有个人信息，或个人信息已删除。",
            "Of the {0} records chosen some have no personal data, or it has been erased already.",
            "请只选择仍有个人信息的记录，每次 1 至 1000 条。", "Choose only records that still have some, 1 to 1,000 at a time."),
    /** No reason, or no law. */
    ERASURE_UNFOUNDED("061", "删除个人信息须写明原因和法律依据，各不超过 {0} 字。",
            "Erasing personal data needs a reason and a legal basis, each of at most {0} characters.",
            "例如：当事人要求删除；《个人信息保护法》第四十七条。",
            "For example: the person asks for it; Personal Information Protection Law, article 47."),
    /** There is none that waits. */
    ERASURE_NOT_OPEN("062", "没有待审批的删除申请 {0}。", "No erasure {0} waits for a decision.", "请刷新列表查看结论。",
            "Reload the list to see the decision."),
    /** Nobody erases alone. */
    ERASURE_BY_ONE_PERSON("063", "删除申请不能由申请人本人审批。", "Whoever asks for an erasure may not decide on it.",
            "请由另一名有权限的人员审批。",
            "Let another person who may decide on it do so."),
    /** A merge is not there, or not for these eyes. */
    MERGE_UNKNOWN("064", "没有编号为 {0} 的归并，或您无权查看。", "There is no merge {0}, or you may not see it.", "请刷新归并记录。",
            "Reload the history of decisions."),
    /** Somebody else was faster. */
    MERGE_UNDONE("065", "归并 {0} 已由 {1} 拆分。", "Merge {0} was undone by {1}.", "请刷新归并记录查看现状。",
            "Reload the history of decisions to see how things stand."),
    /** Made by an earlier version, which did not keep what is needed. */
    MERGE_WITHOUT_KEYS("066", "归并 {0} 由早期版本完成，未保存双方的证照号码，无法自动拆分。",
            "Merge {0} was made by an earlier version that did not keep whose identifiers were whose.",
            "请来源部门更正机构的证照号码后重新报送。", "Have the source correct the facility's identifiers and send it again."),
    /** Nobody will understand it later. */
    DECISION_WITHOUT_REASON("067", "请写明理由（1 至 {0} 字）。", "Say why, in 1 to {0} characters.", "理由会随决定一并保存，供日后查阅。",
            "The reason is kept with the decision for whoever looks at it later."),
    /** Somebody else was faster, or the id is wrong. */
    DATA_KEY_NOT_IN_USE("070", "没有正在使用的数据密钥 {0}。", "There is no data key {0} in use.", "请刷新密钥页查看现状。",
            "Reload the page of keys to see how things stand."),
    /** What it protects would be lost. */
    DATA_KEY_IN_USE("071", "数据密钥 {0} 仍在使用或已销毁，不能销毁。", "The data key {0} is still used, or destroyed already.",
            "请先轮换该部门的密钥，待后台改用新密钥完成后再销毁。",
            "Replace the department's key first, and wait until no record uses the old one."),
    /** Larger than this hub keeps. */
    ATTACHMENT_TOO_LARGE("080", "附件超过上限（{0} 字节）。", "The attachment is larger than allowed ({0} bytes).",
            "请压缩或拆分后上传，或请管理员调整 yijian.attachments.largest。",
            "Compress or divide it, or have the administrator raise yijian.attachments.largest."),
    /** Nothing was sent. */
    ATTACHMENT_EMPTY("081", "附件是空的。", "The attachment is empty.", "请确认文件完好后重新上传。",
            "Make sure that the file is whole and send it again."),
    /** Not a name that every system can keep. */
    ATTACHMENT_NAME("082", "附件名称或类型不正确：名称 1 至 200 字，不含斜杠和控制字符。",
            "The attachment's name or type is not usable: a name has 1 to 200 characters, no slashes, no control characters.",
            "请改名后重新上传。", "Rename it and send it again."),
    /** An attachment is never changed. */
    ATTACHMENT_OTHER("083", "该记录已有名为“{0}”的附件，内容不同。", "The record has another attachment named “{0}”.",
            "附件一经保存不得更改，请换一个名称上传。", "An attachment is never changed once it is kept: choose another name."),
    /** The disk would be full. */
    ATTACHMENT_NO_ROOM("084", "磁盘空间不足，无法保存附件（需要 {0} 字节）。",
            "There is not enough room on the disk for the attachment ({0} bytes).",
            "请系统管理员扩容或清理磁盘后重试。", "Have the system administrator make room, then try again."),
    /** There is none, or it is gone. */
    ATTACHMENT_UNKNOWN("085", "没有名为“{0}”的附件，或附件已删除。", "There is no attachment “{0}”, or it was erased.",
            "请刷新记录页查看现有附件。",
            "Reload the record to see what there is."),
    /** It is for the hub whose record it is. */
    ATTACHMENT_FOREIGN("086", "该记录来自其他枢纽，不能在此添加附件。", "The record came from another hub and takes no attachments here.",
            "请联系记录所属枢纽添加。", "Ask the hub whose record it is to attach it."),
    /** The sender broke off. */
    ATTACHMENT_CUT("087", "附件没有传完。", "The attachment did not arrive whole.", "请重新上传；重复上传不会造成重复。",
            "Send it again; repeating does no harm."),
    /** A piece is missing or the disk fails. */
    ATTACHMENT_STORE("088", "附件目录无法读写（{0}）。", "The folder of attachments cannot be read or written: {0}",
            "请检查磁盘与目录权限；如文件缺失，请从备份恢复 attachments 目录。",
            "Check the disk and its rights; if files are missing, restore the folder attachments from a backup."),
    /** What was on disk is there no more. */
    ATTACHMENT_LOST("089", "{0} 个附件的内容缺失或已损坏，其中之一属于记录 {1}。",
            "{0} attachments are missing or damaged on disk, one of them of record {1}.",
            "来自其他枢纽的附件已自动请求对方重发；本枢纽的附件请重新上传同一文件，或从备份恢复 attachments 目录。",
            "Those of partners were asked for again; attach your own once more, or restore the folder attachments from a backup.");

    private final ErrorText text;

    RecordError(String number, String chinese, String english, String remedyChinese, String remedyEnglish) {
        this.text = new ErrorText("YJ-REC-" + number, chinese, english, remedyChinese, remedyEnglish);
    }

    @Override
    public ErrorText text() {
        return text;
    }
}

package org.yijian.connectors;

import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.ErrorText;

/** What can go wrong between a raw message and its records; numbers are never reused. */
public enum ConnectorError implements ErrorCode {

    /** A connector's descriptor that cannot be read. */
    DESCRIPTOR_UNREADABLE("001", "连接器“{0}”的说明文件有误：{1}。", "The descriptor of connector {0} is wrong: {1}.",
            "请按 connectors/README.md 修改 descriptor.json，系统会自动重新读取。",
            "Correct descriptor.json as connectors/README.md says; it is read again by itself."),
    /** A mapping that does not compile. */
    MAPPING_UNREADABLE("002", "连接器“{0}”的映射 {1} 无法编译：{2}。", "Mapping {1} of connector {0} does not compile: {2}.",
            "请检查映射文件中所指位置的语法。", "Check the syntax of the mapping at the place named."),
    /** A code table that is not one flat object. */
    CODE_TABLE_UNREADABLE("003", "连接器“{0}”的代码表 {1} 无法读取：{2}。", "Code table {1} of connector {0} cannot be read: {2}.",
            "代码表应为一层的 JSON 对象，左边是对方的写法，右边是本系统的写法。",
            "A code table is one flat JSON object: the agency's word on the left, the house's on the right."),
    /** No dataset of the connector takes this file or message. */
    NO_DATASET("004", "连接器“{0}”没有与“{1}”对应的数据集。", "Connector {0} has no dataset that fits {1}.",
            "请检查文件名或消息的 dataset 属性；可用的数据集：{2}。",
            "Check the file name or the message's dataset attribute; there are: {2}."),
    /** Content of another format than agreed. */
    WRONG_FORMAT("005", "内容不是约定的格式：约定 {0}，实际像是 {1}。",
            "The content is not of the agreed format: agreed {0}, looks like {1}.", "请按约定的格式重新导出并发送。",
            "Export and send it again in the agreed format."),
    /** A gzip stream that breaks off; what came before is kept. */
    DAMAGED("006", "压缩内容已损坏或不完整，自第 {0} 行起无法读取。",
            "The compressed content is damaged or cut off and cannot be read from line {0} on.", "此前的内容已保留；请重新发送完整的文件。",
            "What came before is kept; send the whole file again."),
    /** Bytes that the declared encoding does not have. */
    WRONG_ENCODING("007", "第 {0} 行有不符合 {1} 编码的字节。", "Line {0} has bytes that are not {1}.",
            "请统一用 {1} 编码导出；若文件是 GBK 或 GB18030，请在连接器或消息属性 charset 中声明。",
            "Export it in {1} throughout; if the file is GBK or GB18030, declare it in the connector or in the charset attribute."),
    /** An encoding outside the short list. */
    CHARSET_NOT_ALLOWED("008", "不支持的字符编码：{0}。", "Character encoding {0} is not supported.",
            "可用的编码：UTF-8、GB18030（含 GBK、GB2312）。", "Use UTF-8 or GB18030 (which contains GBK and GB2312)."),
    /** A heading without a column that the mapping needs. */
    MISSING_COLUMN("009", "缺少列：{0}。", "Columns are missing: {0}.", "请检查表头是否与约定一致，是否在第 {1} 行。",
            "Check that the heading is as agreed, and in row {1}."),
    /** A heading that names one column twice. */
    DUPLICATE_COLUMN("010", "表头中列名重复：{0}。", "The heading names a column twice: {0}.", "请删除或改名重复的列。",
            "Remove or rename the column."),
    /** A row of another length than the heading. */
    WRONG_COLUMN_COUNT("011", "该行有 {0} 列，表头有 {1} 列。", "The row has {0} columns, the heading has {1}.",
            "请检查该行是否漏了或多了分隔符、引号。", "Check the row for a missing or an extra delimiter or quote."),
    /** One field beyond its limit. */
    FIELD_TOO_LARGE("012", "字段“{0}”太长，上限为 {1} 个字符。", "Field {0} is too long; the limit is {1} characters.",
            "请缩短该字段，或将附件另行发送。", "Shorten the field, or send the attachment separately."),
    /** One row or element beyond its limit. */
    ROW_TOO_LARGE("013", "该条内容太长，上限为 {0} 个字符。", "The piece is too long; the limit is {0} characters.", "请拆分后重新发送。",
            "Split it and send it again."),
    /** Quotes that do not pair. */
    MALFORMED_CSV("014", "CSV 内容自第 {0} 行起无法读取：引号没有配对，或内容超过上限。",
            "The CSV cannot be read from line {0} on: a quote is not closed or not alone, or a limit is exceeded.",
            "请检查该行的引号；此前的内容已保留。", "Check the quotes in that line; what came before is kept."),
    /** Not JSON. */
    MALFORMED_JSON("015", "JSON 内容在第 {0} 行第 {1} 列有误。", "The JSON is wrong at line {0}, column {1}.",
            "请用标准的 JSON 工具检查后重新发送；此前的内容已保留。",
            "Check it with a standard JSON tool and send it again; what came before is kept."),
    /** An object with one key twice. */
    DUPLICATE_KEY("016", "JSON 对象中键重复：{0}。", "A JSON object names a key twice: {0}.", "同一对象中每个键只能出现一次，请更正后重新发送。",
            "Each key may appear once in an object; correct it and send it again."),
    /** Nesting beyond the limit. */
    TOO_DEEP("017", "内容嵌套超过 {0} 层。", "The content is nested more than {0} levels deep.", "请按约定的结构发送。",
            "Send it in the agreed structure."),
    /** The list that the descriptor names is not there. */
    ITEMS_MISSING("018", "内容中没有约定的数据部分“{0}”。", "The content has no part {0} as agreed.", "请检查内容是否按约定的结构生成。",
            "Check that the content has the agreed structure."),
    /** Not well-formed XML. */
    MALFORMED_XML("019", "XML 内容在第 {0} 行第 {1} 列有误。", "The XML is wrong at line {0}, column {1}.",
            "请用标准的 XML 工具检查后重新发送；此前的内容已保留。",
            "Check it with a standard XML tool and send it again; what came before is kept."),
    /** A DTD or an external entity. */
    DOCTYPE_FORBIDDEN("020", "XML 中不允许文档类型声明（DTD）和实体。", "The XML may not have a document type declaration or entities.",
            "请去掉 DOCTYPE 后重新发送。", "Remove the DOCTYPE and send it again."),
    /** A workbook that cannot be opened. */
    MALFORMED_XLSX("021", "Excel 文件无法读取（{0}）。", "The Excel file cannot be read ({0}).",
            "请用 Excel 或 WPS 打开后另存为 .xlsx，再重新发送。", "Open it in Excel, save it as .xlsx and send it again."),
    /** An archive that unpacks beyond its limit, a zip bomb among them. */
    ARCHIVE_TOO_LARGE("022", "压缩内容展开后超过上限（{0}）。", "The compressed content exceeds a limit when expanded ({0}).",
            "请拆分为较小的文件；若不是您制作的文件，请勿打开并报告安全管理员。",
            "Split it into smaller files; if you did not make it, do not open it and tell the security administrator."),
    /** A word that the code table does not have. */
    UNKNOWN_CODE("023", "代码表“{0}”中没有“{1}”。", "Code table {0} does not have {1}.",
            "请核对该代码；若是新代码，请在连接器的 codes/{0}.json 中补充后重放。",
            "Check the code; if it is new, add it to codes/{0}.json of the connector and replay."),
    /** A date that the calendar does not have. */
    IMPOSSIBLE_DATE("024", "“{0}”不是格式为 {1} 的日期。", "{0} is not a date of the form {1}.", "请更正日期后重新发送。",
            "Correct the date and send it again."),
    /** A number is wanted. */
    NOT_A_NUMBER("025", "“{0}”不是数字。", "{0} is not a number.", "请更正数字后重新发送。", "Correct the number and send it again."),
    /** The mapping itself refused the piece. */
    MAPPING_REFUSED("026", "映射拒绝了该条内容：{0}。", "The mapping refused the piece: {0}.", "请按所述原因更正后重新发送。",
            "Correct it for the reason given and send it again."),
    /** The mapping failed on the piece. */
    MAPPING_FAILED("027", "映射在处理该条内容时出错（{0}，位置 {1}）。", "The mapping failed on the piece ({0}, position {1}).",
            "请检查该条内容是否符合约定；若符合，请修改连接器的映射后重放。",
            "Check the piece against the contract; if it is right, correct the connector's mapping and replay."),
    /** The mapping took more time or depth than it may. */
    MAPPING_UNBOUNDED("028", "映射在处理该条内容时超过了步数或层数上限。", "The mapping exceeded its bound of steps or depth on the piece.",
            "请简化连接器的映射后重放。", "Simplify the connector's mapping and replay."),
    /** What the mapping made is not a record. */
    NOT_A_RECORD("029", "映射的结果不是记录。", "What the mapping made is not a record.", "映射应给出一个记录对象、记录的列表或空。",
            "A mapping gives one record object, a list of them, or nothing."),
    /** More distinct keys in one message than are kept in mind. */
    TOO_MANY_KEYS("030", "一条消息中需要区分重复的行超过 {0} 行。", "One message has more than {0} rows to tell apart from repetitions.",
            "请将文件拆分后重新发送。", "Split the file and send it again."),
    /** Nothing in it. */
    EMPTY_MESSAGE("031", "消息没有内容。", "The message is empty.", "请检查导出是否成功，再重新发送。",
            "Check that the export worked and send it again."),
    /** The body could not be read to its end. */
    UNREADABLE("032", "内容自第 {0} 条起无法读取。", "The content cannot be read from piece {0} on.",
            "请检查内容是否按约定的格式生成；此前的内容已保留。如反复出现，请将运行日志交给技术支持。",
            "Check that the content has the agreed form; what came before is kept. If it recurs, hand the log to support.");

    private final ErrorText text;

    ConnectorError(String number, String chinese, String english, String remedyChinese, String remedyEnglish) {
        this.text = new ErrorText("YJ-CON-" + number, chinese, english, remedyChinese, remedyEnglish);
    }

    @Override
    public ErrorText text() {
        return text;
    }
}

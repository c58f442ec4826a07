package org.yijian.routes;

import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.ErrorText;

/** Everything that may go wrong on the way from an agency to the ledger. */
public enum RouteError implements ErrorCode {
    TRY_LATER("001", "消息队列暂时不可用，消息未被接收", "The message queue is not available; the message was not taken",
            "请稍后用同一消息编号重新发送，不会重复入库", "Send it again later under the same message id; nothing will be counted twice"),

    TOO_LARGE("002", "消息超过大小上限 {0} 字节", "The message exceeds the limit of {0} bytes", "请拆分文件，或请管理员调高该路由的上限",
            "Split the file, or ask the administrator to raise the limit of this route"),

    CONFLICT("003", "消息编号 {0} 已用于另一份内容", "The message id {0} was used before for other content", "请为新内容使用新的消息编号",
            "Use a new message id for new content"),

    EMPTY("004", "消息内容为空", "The message is empty", "请检查导出程序后重新发送", "Check the export and send it again"),

    STORE_UNAVAILABLE("005", "原始消息无法写入磁盘：{0}", "The raw message cannot be written to disk: {0}", "请检查磁盘空间和权限后重新发送",
            "Check disk space and permissions, then send it again"),

    SENDER_BROKE_OFF("006", "发送方在消息传完之前断开", "The sender broke off before the message was complete", "请重新发送",
            "Send it again"),

    RAW_MISSING("007", "找不到编号为 {0} 的原始消息", "There is no raw message {0}", "请核对编号；该消息可能已按保存期限清除",
            "Check the id; the message may have been removed after its retention period"),

    RAW_DAMAGED("008", "原始消息 {0} 已损坏或被改动", "The raw message {0} is damaged or was altered", "请检查磁盘，并请发送方重新发送",
            "Check the disk, and ask the sender to send it again"),

    UNKNOWN_CONNECTOR("009", "没有名为 {0} 的连接器", "There is no connector named {0}", "请检查路由定义，或先安装该连接器，然后重放",
            "Check the route definition, or install the connector, then replay"),

    UNEXPECTED("010", "处理消息时连续多次出现意外错误：{0}", "Processing failed unexpectedly several times: {0}",
            "消息已隔离保存；请把错误编号和日志交给维护人员",
            "The message is kept in quarantine; hand the code and the log to the maintainers"),

    INVALID_REQUEST("011", "接收请求中的 {0} 不符合要求", "The {0} of the request is not valid", "请按接口说明更正后重新发送",
            "Correct it as the interface description says and send it again"),

    UNREADABLE_DEFINITION("020", "路由定义不是有效的 JSON：{0}", "The route definition is not valid JSON: {0}", "请按蓝图说明更正该文件",
            "Correct the file as the blueprint's description says"),

    UNKNOWN_BLUEPRINT("021", "没有名为 {0} 的蓝图", "There is no blueprint named {0}", "请从蓝图列表中选择",
            "Choose one from the list of blueprints"),

    UNKNOWN_FIELD("022", "未知字段 {0}", "Unknown field {0}", "请删除该字段或更正其名称", "Remove it or correct its name"),

    MISSING_PARAMETER("023", "缺少参数 {0}", "The parameter {0} is missing", "请补充该参数", "Add the parameter"),

    WRONG_PARAMETER("024", "参数 {0} 不符合要求：应为 {1}", "The parameter {0} is not valid: expected {1}", "请更正该参数",
            "Correct the parameter"),

    HOST_NOT_ALLOWED("025", "主机 {0} 不在允许名单内", "The host {0} is not on the allow-list",
            "请核对主机名，或请管理员把它加入 yijian.hosts.allowed",
            "Check the name, or ask the administrator to add it to yijian.hosts.allowed"),

    MISSING_SECRET("026", "找不到密钥文件 {0}", "There is no secret named {0}", "请把密钥写入 secrets 目录下的同名文件，权限 0600",
            "Write it to the file of that name in the secrets folder, mode 0600"),

    WRONG_ID("027", "路由编号 {0} 不合规则或与文件名不一致", "The route id {0} is not valid or differs from the file name",
            "请使文件名与编号一致，只用小写字母、数字和连字符", "Let file name and id agree; use lower-case letters, digits and hyphens only"),

    ACCOUNT_TAKEN("028", "账户 {0} 已被另一条路由以不同密码使用", "The account {0} is used by another route with another password",
            "请为该路由使用自己的账户", "Give this route an account of its own"),

    UNREACHABLE("040", "无法连接 {0}：{1}", "{0} cannot be reached: {1}", "请检查对方服务、网络和端口；恢复后自动继续",
            "Check the other side's service, network and port; it goes on by itself afterwards"),

    REFUSED_BY_AGENCY("041", "{0} 拒绝了请求，状态码 {1}", "{0} refused the request with status {1}", "请核对账户、密钥和路径",
            "Check account, secret and path"),

    ANSWER_TOO_LARGE("042", "{0} 的应答超过上限 {1} 字节", "The answer of {0} exceeds the limit of {1} bytes", "请减小每页条数",
            "Use a smaller page size"),

    ANSWER_UNREADABLE("043", "{0} 的应答不符合约定：{1}", "The answer of {0} is not as agreed: {1}", "请与对方核对接口约定",
            "Check the contract of the interface with the other side"),

    WRONG_HOST_KEY("044", "{0} 的主机密钥与登记的不符", "The host key of {0} is not the registered one",
            "可能遭到冒充：请通过其他渠道核对指纹后再更改登记",
            "It may be an impostor: confirm the fingerprint by another channel before changing it"),

    OTHER_ORIGIN("045", "{0} 的下一页指向其他主机", "The next page of {0} points to another host", "请对方更正分页链接",
            "Ask the other side to correct its paging links"),

    PERSONAL_DATA_IN_ANSWER("046", "{0} 的应答含有身份证号码或姓名，未予保存",
            "The answer of {0} holds an identity number or a name and was not kept", "请对方只返回状态",
            "Ask the other side to return the status only"),

    DATABASE_QUERY_FAILED("047", "查询 {0} 失败：{1}", "The query of {0} failed: {1}", "请核对表、列和只读账户的权限",
            "Check tables, columns and the rights of the read-only account"),

    TRANSPORT_FAILED("048", "传输失败：{0}", "The transport failed: {0}", "请查看日志；恢复后自动继续",
            "See the log; it goes on by itself afterwards"),

    LOGIN_REFUSED("049", "{0} 拒绝登录：{1}", "{0} refused the login: {1}", "请核对该路由的账户和密码，或请对方开通；更正后自动继续",
            "Check the account and password of the route, or have the other side allow it; it goes on by itself afterwards");

    private final ErrorText text;

    RouteError(String number, String chinese, String english, String remedyChinese, String remedyEnglish) {
        this.text = new ErrorText("YJ-ROU-" + number, chinese, english, remedyChinese, remedyEnglish);
    }

    @Override
    public ErrorText text() {
        return text;
    }
}

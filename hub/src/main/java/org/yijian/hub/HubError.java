package org.yijian.hub;

import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.ErrorText;

/** What can go wrong in the running program itself. */
public enum HubError implements ErrorCode {

    /** PostgreSQL gave up while starting. */
    DATABASE_DID_NOT_START("YJ-HUB-001", "内置数据库未能启动：{0}", "The embedded database did not start: {0}",
            "查看 logs/postgres.log；确认磁盘空间充足，且状态目录未被其他进程占用。",
            "Look at logs/postgres.log; make sure that the disk has room and no other process uses the home folder."),
    /** The hub runs as root where user namespaces are forbidden. */
    DATABASE_AS_ROOT("YJ-HUB-002", "PostgreSQL 不能以 root 身份运行，且本机不允许 unshare。",
            "PostgreSQL refuses to run as root, and unshare is not permitted on this machine.",
            "请以普通用户启动，或用 yijian.database.url 指定外部数据库。",
            "Start the hub as an ordinary user, or name an external database by yijian.database.url."),
    /** A secret that is needed is not there. */
    SECRET_UNREADABLE("YJ-HUB-003", "无法读取密钥文件 {0}。", "The secret file {0} cannot be read.",
            "确认文件存在、非空且当前用户可读（权限 0600）。",
            "Make sure that it exists, is not empty and is readable by this user (mode 0600)."),
    /** The home folder cannot be made or written. */
    HOME_UNUSABLE("YJ-HUB-004", "状态目录 {0} 无法使用。", "The home folder {0} cannot be used.", "用 --home 指定一个可写的目录。",
            "Name a writable folder with --home."),
    /** Nobody is signed in. */
    NOT_SIGNED_IN("YJ-HUB-010", "请先登录。", "Sign in first.", "用账号登录，或在请求中使用 HTTP Basic 认证。",
            "Sign in with an account, or send HTTP Basic credentials."),
    /** The account lacks the permission. */
    NOT_PERMITTED("YJ-HUB-011", "您的账号没有办理此事的权限。", "Your account may not do this.", "如确需办理，请联系安全管理员调整角色。",
            "If your work needs it, ask the security administrator for the role."),
    /** There is none, or it is not for these eyes. */
    NOT_FOUND("YJ-HUB-012", "没有找到，或您无权查看。", "It does not exist, or you may not see it.", "检查地址是否正确。",
            "Check the address."),
    /** A parameter has a value that it cannot have. */
    BAD_PARAMETER("YJ-HUB-013", "参数 {0} 的值“{1}”不正确。", "The value “{1}” of parameter {0} is not valid.",
            "检查填写的内容或地址；程序请参照接口说明 /v3/api-docs。",
            "Check what was entered or the address; programs see /v3/api-docs for what is allowed."),
    /** The request as a whole makes no sense. */
    BAD_REQUEST("YJ-HUB-014", "请求不正确：{0}", "The request is not valid: {0}", "参照接口说明 /v3/api-docs 更正。",
            "See /v3/api-docs for what is allowed."),
    /** What cannot be logged is not shown. */
    AUDIT_UNAVAILABLE("YJ-HUB-015", "审计日志暂不可用，因此不能显示结果。", "The audit log is not available, so nothing can be shown.",
            "请稍后重试；管理员请检查数据库。", "Try again shortly; administrators: check the database."),
    /** A part is away and will be back. */
    TEMPORARILY_UNAVAILABLE("YJ-HUB-016", "系统正在启动或恢复，请稍后重试。", "The hub is starting or recovering; try again shortly.",
            "稍后重试；请求可以安全地重复发送。", "Try again shortly; it is safe to repeat the request."),
    /** More bytes than are taken. */
    TOO_LARGE("YJ-HUB-017", "请求内容超过上限（{0} 字节）。", "The body is larger than allowed ({0} bytes).",
            "拆分后分次发送，或请管理员调整 yijian.intake.largest。",
            "Send it in pieces, or have the administrator raise yijian.intake.largest."),
    /** A proof needs a checkpoint, and that comes every second or so. */
    NOT_IN_LOG_YET("YJ-HUB-040", "该条目尚未被日志检查点覆盖，暂不能出具证据包。",
            "No checkpoint of the log covers it yet, so there is no evidence.",
            "通常一两秒后即可，请稍后重试；若一直如此，请管理员查看日志状态。",
            "Try again in a second or two; if it stays so, have an administrator look at the state of the log."),
    /** Nobody foresaw this; the log has the details. */
    INTERNAL("YJ-HUB-018", "系统内部错误，编号 {0}。", "Internal error, reference {0}.", "请将编号告知管理员，对应详情见日志。",
            "Give the reference to the administrator; details are in the log."),
    /** Account or password are wrong, it is not said which. */
    SIGN_IN_FAILED("YJ-HUB-020", "账号或密码不正确。", "Wrong account or password.", "检查后重试；连续失败将暂时锁定。",
            "Check and try again; repeated failures lock the account for a while."),
    /** Too many wrong passwords. */
    SIGN_IN_LOCKED("YJ-HUB-021", "尝试次数过多，已暂时锁定。", "Too many attempts; locked for a while.", "{0} 分钟后再试，或联系系统管理员。",
            "Try again in {0} minutes, or ask the system administrator."),
    /** Nothing takes messages under this name. */
    UNKNOWN_ROUTE("YJ-HUB-030", "没有名为“{0}”的推送路由或连接器。", "There is no push route or connector named “{0}”.",
            "在“路由”页查看可用名称。", "See the available names on the routes page."),
    /** This hub has no port for partners. */
    FEDERATION_OFF("YJ-HUB-060", "本枢纽未启用跨枢纽交换。", "This hub does not exchange with other hubs.",
            "请在配置中设置 yijian.federation.port 后重新启动。", "Set yijian.federation.port and start it again."),
    /** The signature of a pushed message does not hold. */
    WEBHOOK_REFUSED("YJ-HUB-031", "推送请求的签名无法确认：{0}", "The signature of the push could not be confirmed: {0}",
            "核对共享密钥、时间戳（允许误差 300 秒）和签名算法 sha256=HMAC(时间戳.正文)。",
            "Check the shared secret, the timestamp (300 s window) and the signature sha256=HMAC(timestamp.body)."),
    /** The idempotency key has characters that no key has. */
    UNUSABLE_KEY("YJ-HUB-032", "Idempotency-Key 不正确：1 至 200 个可见 ASCII 字符。",
            "Idempotency-Key is not usable: 1 to 200 visible ASCII characters.", "更正后重新发送。",
            "Correct it and send again."),
    /** Records about persons are shown for a purpose only. */
    PURPOSE_MISSING("YJ-HUB-080", "查看涉及个人信息的记录须说明用途和案件编号。",
            "Records about persons are shown only for a purpose, with the number of a case.",
            "在页面上填写“查询用途”，或在请求中使用 Yijian-Purpose 和 Yijian-Case（参数 purpose 和 case 亦可）。",
            "State it on the purpose page, or send Yijian-Purpose and Yijian-Case (or the parameters purpose and case)."),
    /** A purpose that is none, or no case. */
    PURPOSE_INCOMPLETE("YJ-HUB-081", "用途或案件编号不正确。", "The purpose or the number of the case is not valid.",
            "选择列表中的用途；案件编号为 1 至 60 个字、数字或括号，不得填写身份证号或手机号。",
            "Choose a purpose of the list; the case is 1 to 60 letters, digits or brackets, never a person's number."),
    /** A saved search needs a name that fits on a line. */
    SAVED_NAME("YJ-HUB-110", "名称须为 1 至 {0} 个字。", "A name has 1 to {0} characters.", "填写一个简短的名称，例如“沙坪坝重大隐患”。",
            "Give it a short name, for example “major findings in Shapingba”."),
    /** Two different searches under one name would be taken for each other. */
    SAVED_NAME_TAKEN("YJ-HUB-111", "您已有名为“{0}”的检索，内容不同。", "You have another search named “{0}”.", "换一个名称，或先删除原来的检索。",
            "Choose another name, or delete the other search first."),
    /** Each saved search costs a little with every record that comes. */
    TOO_MANY_SAVED("YJ-HUB-112", "每人最多保存 {0} 个检索。", "A person keeps at most {0} searches.", "请先删除不再需要的检索。",
            "Delete searches that are no longer needed."),
    /** Only hosts that the operator named are called, and only encrypted. */
    WEBHOOK_ADDRESS("YJ-HUB-113", "只能通知运维人员允许的 HTTPS 地址（允许的主机：{0}）。",
            "Only HTTPS addresses at hosts that the operator allows are called (allowed: {0}).",
            "更正地址，或请运维人员在 yijian.alerts.webhook-hosts 中加入该主机。",
            "Correct the address, or have the operator add the host to yijian.alerts.webhook-hosts."),
    /** Mail goes only to domains that the operator named. */
    MAIL_ADDRESS("YJ-HUB-114", "只能向运维人员允许的邮箱域发送提醒（允许的域：{0}）。",
            "Mail is sent only to domains that the operator allows (allowed: {0}).",
            "更正邮箱地址，或请运维人员设置 yijian.alerts.mail。", "Correct the address, or have the operator set yijian.alerts.mail."),
    /** Nobody was there to be told, again and again. */
    ALERTS_NOT_DELIVERED("YJ-HUB-115", "检索 {0} 的提醒连续 {1} 次未能送达，已停止发送。",
            "Alerts of search {0} could not be delivered {1} times and are no longer sent.",
            "检查对方地址或邮件服务器，然后在“保存的检索”中重新设置。",
            "Check the receiver or the mail server, then set it again under saved searches."),
    /** Saved searches failed and tell nobody of new records any more. */
    SAVED_SEARCHES_STOPPED("YJ-HUB-116", "有 {0} 个保存的检索匹配新记录时出错，已停止提醒（编号 {1}）。",
            "{0} saved searches failed while new records were matched, and tell of none any more (numbers {1}).",
            "请告知保存检索的人：在“保存的检索”中重新开启提醒，或删除后重新保存；反复停止时，请运维人员查看程序日志。",
            "Let those who keep them turn alerts on again under saved searches, or save them anew; if they stop again, look into the program's log."),
    /** More than is matched at once. */
    LIST_TOO_LONG("YJ-HUB-120", "名单过长：最多 {0} 行、{1} MB。", "The list is too long: at most {0} rows and {1} MB.",
            "请拆分后分次提交。",
            "Bring it in pieces."),
    /** Neither a workbook, nor CSV, nor lines of text. */
    LIST_UNREADABLE("YJ-HUB-121", "无法读取名单（第 {0} 行附近）。", "The list cannot be read (near line {0}).",
            "请用 UTF-8 或 GBK 编码的 CSV、TXT，或 XLSX；首行写列名：机构名称、统一社会信用代码、地址。",
            "Use CSV or TXT in UTF-8 or GBK, or XLSX, with the headings name, code, address."),
    /** More records than may be taken away at once. */
    EXPORT_NEEDS_APPROVAL("YJ-HUB-122", "共 {0} 条，超过一次可导出的 {1} 条。",
            "{0} records are more than the {1} that may be taken at once.",
            "缩小检索范围，或在“导出审批”写明理由，由另一人批准后下载。",
            "Narrow the search, or ask on the exports page with a reason; another person approves."),
    /** More records than may be taken away at all. */
    EXPORT_TOO_LARGE("YJ-HUB-123", "共 {0} 条，超过单次导出的上限 {1} 条。",
            "{0} records are more than the {1} that one export may hold.",
            "请缩小检索范围，分次申请。", "Narrow the search and ask in pieces."),
    /** Whoever approves has to know why. */
    EXPORT_WITHOUT_REASON("YJ-HUB-124", "请写明导出理由（1 至 {0} 字）。", "Say why, in 1 to {0} characters.", "审批人据此判断。",
            "Whoever approves decides by it."),
    /** Nobody approves their own. */
    EXPORT_BY_ONE_PERSON("YJ-HUB-125", "导出申请不能由申请人本人审批。", "Whoever asks for an export may not decide on it.",
            "请由另一名有权限的人员审批。", "Let another person who may decide on it do so."),
    /** Decided, fetched as often as it may be, or expired. */
    EXPORT_NOT_OPEN("YJ-HUB-126", "该导出申请已办理、已用完下载次数或已过期。",
            "This export was decided, fetched as often as it may be, or has expired.",
            "每项获批的导出只能在期限内下载，下载中断可重试，次数有限；如需再次导出，请重新申请。",
            "An approved export can be fetched in time and only a few times; ask again if it is needed again."),
    /** A map of the operator cannot be used; tiles are shown instead. */
    MAP_UNREADABLE("YJ-HUB-130", "地图文件 {0} 无法使用：{1}", "The map {0} cannot be used: {1}",
            "maps 目录下须为 GeoJSON 多边形（WGS 84 或 CGCS2000），每个要素带 adcode 或 code 属性，不超过 20 MB、20 万个点；更正后自动重新读取。",
            "Files in maps/ are GeoJSON polygons whose features have adcode or code, at most 20 MB and 200,000 points; they are read again when they change."),
    /** Whoever approves has to know why. */
    KEY_CHANGE_WITHOUT_REASON("YJ-HUB-140", "请写明变更密钥的理由（1 至 {0} 字）。", "Say why, in 1 to {0} characters.",
            "审批人据此判断，理由随记录保存。",
            "Whoever approves decides by it, and it is kept."),
    /** Not this key, or not now. */
    KEY_CHANGE_IMPOSSIBLE("YJ-HUB-141", "密钥 {0} 目前不能办理此项变更。", "This cannot be done to key {0} now.",
            "请在密钥页查看：在用密钥须先轮换才能吊销旧证书，数据密钥须无记录使用才能销毁；轮换签名密钥须启用跨枢纽交换。",
            "See the page of keys: a key in use is replaced before its certificate is revoked, a data key is destroyed when no record uses it; keys for signing are replaced where the federation is on."),
    /** Decided before, or never asked for. */
    KEY_CHANGE_NOT_OPEN("YJ-HUB-142", "没有待审批的密钥变更 {0}。", "No change of a key {0} waits for a decision.", "请刷新密钥页查看结论。",
            "Reload the page of keys to see the decision."),
    /** Nobody changes keys alone. */
    KEY_CHANGE_BY_ONE_PERSON("YJ-HUB-143", "密钥变更不能由申请人本人审批。",
            "Whoever asks for a change of a key may not decide on it.",
            "请由另一名有权限的人员审批。", "Let another person who may decide on it do so."),
    /** Time to act. */
    KEY_EXPIRES("YJ-HUB-144", "密钥 {0} 的证书将于 {1} 到期。", "The certificate of key {0} expires at {1}.",
            "请在密钥页申请轮换，并由另一人批准。",
            "Ask for a new key on the page of keys, and have another person approve."),
    /** What it signs is refused. */
    KEY_EXPIRED("YJ-HUB-145", "密钥 {0} 的证书已于 {1} 到期。", "The certificate of key {0} expired at {1}.",
            "请立即轮换：对方会拒绝用它签名的内容。",
            "Replace it at once: others refuse what it signs."),
    /** A row of the database is not what the log has. */
    LOG_DIFFERS("YJ-HUB-070", "数据库与存证日志不符：{0}", "Database and log differ: {0}",
            "数据库可能被改写，或恢复了旧备份。请保留现场并通知审计管理员。",
            "A row may have been rewritten, or an old backup restored: keep everything and tell the audit administrator.");

    private final ErrorText text;

    HubError(String code, String chinese, String english, String remedyChinese, String remedyEnglish) {
        this.text = new ErrorText(code, chinese, english, remedyChinese, remedyEnglish);
    }

    @Override
    public ErrorText text() {
        return text;
    }
}

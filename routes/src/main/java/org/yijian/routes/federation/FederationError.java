package org.yijian.routes.federation;

import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.ErrorText;

/** What may go wrong between this hub and its partners. */
public enum FederationError implements ErrorCode {
    /** Nobody by that id. */
    PARTNER_UNKNOWN("101", "没有名为 {0} 的伙伴枢纽。", "There is no partner hub {0}.", "请核对枢纽编号，或先邀请该枢纽。",
            "Check the hub's id, or invite it first."),
    /** A partner that may not exchange anything now. */
    PARTNER_NOT_ACTIVE("102", "伙伴枢纽 {0} 未启用。", "The partner hub {0} is not active.", "请先完成双人审批；若已暂停，请由安全管理员恢复。",
            "Complete the two approvals; if it is suspended, have the security administrator resume it."),
    /** A step out of turn. */
    WRONG_STEP("103", "伙伴枢纽 {0} 处于“{1}”状态，不能执行此操作。", "The partner hub {0} is {1}; this step is not possible now.",
            "请刷新页面后按当前状态操作。", "Reload the page and go on from its present state."),
    /** Two approvals by one account. */
    SAME_PERSON("104", "同一个人不能办理两次：{0}。", "The same person may not act twice: {0}.", "请由另一名有权限的人员审批。",
            "Have another person with the permission approve."),
    /** What was heard on the telephone is not what was read from the file. */
    CODE_DIFFERS("105", "比对码不一致。", "The comparison code differs.", "请通过电话与对方逐组核对；不一致时切勿继续，文件可能被调换。",
            "Compare it group by group on the telephone; if it differs stop, the document may have been exchanged."),
    /** An older document, or the same again. */
    DOCUMENT_NOT_NEWER("106", "信任文件序号 {0} 不高于现有的 {1}。",
            "The trust document has number {0}, not higher than {1}, which is known.", "请向对方索取最新的信任文件。",
            "Ask the partner for its newest trust document."),
    /** Somebody mixed up the files. */
    OWN_DOCUMENT("107", "这是本枢纽自己的信任文件。", "This is this hub's own trust document.", "请上传对方枢纽出具的文件。",
            "Upload the document that the partner hub gave you."),
    /** Two logs of one name could pass for each other. */
    LOG_NAME_TAKEN("108", "日志名称 {0} 已属于 {1}。", "The log name {0} belongs to {1} already.",
            "请让对方把日志名称（yijian.log.name）改为自己的名称，再索取新的信任文件。",
            "Have the partner give its log a name of its own (yijian.log.name) and ask for its new trust document."),
    /** A message for somebody else. */
    WRONG_RECIPIENT("110", "消息的接收方是 {0}，不是本枢纽。", "The message is for {0}, not for this hub.", "请让对方核对接收方编号。",
            "Ask the partner to check the recipient's id."),
    /** A message that somebody else brings. */
    WRONG_SENDER("111", "消息署名 {0} 与连接证书的枢纽不一致。",
            "The message names {0} as its sender, the connection is another hub's.", "请核查是否有人转发或冒用消息。",
            "Check whether somebody forwards or misuses messages."),
    /** Too late. */
    MESSAGE_EXPIRED("112", "消息已过有效期 {0}。", "The message was valid until {0}.", "请让对方重新发送，并核对双方时钟。",
            "Ask the partner to send it again, and check both clocks."),
    /** A replay with another body. */
    MESSAGE_ALTERED("113", "消息编号 {0} 已用于另一份内容。", "The message id {0} was used before for other content.",
            "请让对方核查：可能有人重放并改动了消息。",
            "Ask the partner to look into it: somebody may have replayed and changed a message."),
    /** A message before its turn, or an old number again. */
    OUT_OF_ORDER("114", "消息序号为 {0}，应为 {1}。", "The message has number {0}, expected {1}.", "无需处理，对方会从缺失处重新发送。",
            "Nothing to do: the partner goes back to the one that is missing."),
    /** A purpose that nobody agreed to. */
    WRONG_PURPOSE("115", "消息声明的用途与订阅约定不符。", "The message's purpose differs from what the feed was agreed for.",
            "请与对方核对订阅的用途和依据。", "Compare purpose and legal basis of the feed with the partner."),
    /** A feed that does not exist, has ended, or is another partner's. */
    FEED_UNKNOWN("116", "没有编号为 {0} 的有效订阅。", "There is no feed {0} in force.", "请核对订阅编号和状态。",
            "Check the feed's id and state."),
    /** More than was agreed. */
    NOT_IN_FEED("117", "记录不在订阅约定范围内：{0}。", "The record is not within the feed: {0}.", "请与对方核对订阅的种类、区划和敏感级别。",
            "Compare the feed's kinds, regions and sensitivity with the partner."),
    /** A body that this program cannot read. */
    UNKNOWN_TYPE("118", "不认识的消息类型：{0}。", "Unknown type of message: {0}.", "请核对双方的软件版本。",
            "Compare the versions of both hubs."),
    /** A record that breaks the domain's rules. */
    RECORD_INVALID("119", "记录不符合规范：{0}。", "The record is not valid: {0}.", "请让对方按规范更正。",
            "Ask the partner to correct it."),
    /** More than is taken in one request. */
    BATCH_TOO_LARGE("120", "一次发送的内容过大或消息过多。", "The request holds too many bytes or messages.", "请分批发送。",
            "Send it in smaller batches."),
    /** A partner that speaks for others. */
    NOT_ITS_REGION("121", "{0} 无权代表区划 {1} 发送记录。", "{0} may not speak for region {1}.", "请核对对方信任文件中的区划范围。",
            "Check the regions in the partner's trust document."),
    /** A message that could be replayed for years. */
    LIFE_TOO_LONG("122", "消息有效期超过上限。", "The message claims to be valid for too long.", "请让对方核对时钟和有效期设置。",
            "Ask the partner to check its clock and settings."),
    /** Terms that make no sense. */
    FEED_TERMS("130", "订阅条款不完整或不正确：{0}。", "The terms of the feed are incomplete or wrong: {0}.", "请按页面提示更正后提交。",
            "Correct them as the page says and send them again."),
    /** A step out of turn. */
    FEED_WRONG_STEP("131", "订阅处于“{0}”状态，不能执行此操作。", "The feed is {0}; this step is not possible now.", "请刷新页面后按当前状态操作。",
            "Reload the page and go on from its present state."),
    /** A record without it would be refused. */
    FIELD_NEEDED("132", "字段 {0} 不能省略：没有它记录就不成立。", "The field {0} cannot be left out: a record is not valid without it.",
            "请从省略清单中去掉该字段。", "Take it off the list of fields left out."),
    /** A step of the other side. */
    NOT_THE_PROVIDER("133", "只有提供方才能执行此操作。", "Only the hub that provides the feed can do this.", "请联系对方枢纽的管理员。",
            "Ask the partner hub's administrator."),
    /** Nobody asked for it. */
    REVOCATION_NOT_ASKED("134", "没有待批准的吊销申请：{0}。", "Nobody asked to revoke {0}.", "请先由另一人提出吊销申请。",
            "Have another person ask for it first."),
    /** What is in use must have a successor first. */
    KEY_IN_USE("135", "证书 {0} 正在使用或不属于本枢纽，不能吊销。",
            "The certificate {0} is in use, or not this hub's; it cannot be revoked.",
            "请先轮换该用途的密钥，再吊销旧证书。", "Rotate the key of that purpose first, then revoke the old certificate."),
    /** DNS. */
    NAME_UNKNOWN("140", "找不到主机 {0}。", "The host {0} cannot be found.", "请检查信任文件中的地址和本机的域名解析。",
            "Check the address in the trust document and this machine's name resolution."),
    /** Nobody listens. */
    PORT_CLOSED("141", "{0} 拒绝连接：端口未开放或服务未启动。",
            "{0} refuses the connection: the port is closed or the service is not running.", "请让对方检查枢纽是否运行、端口和防火墙是否放行。",
            "Ask the partner whether the hub runs and its firewall lets the port through."),
    /** Packets vanish, or the other side is stuck. */
    NO_ANSWER("142", "{0} 在规定时间内没有应答。", "{0} did not answer in time.", "请检查网络、防火墙和对方负载；恢复后会自动继续投递。",
            "Check network, firewall and the partner's load; delivery goes on by itself afterwards."),
    /** Another protocol, or an old one. */
    TLS_VERSION("143", "无法与 {0} 建立 TLS 1.3 连接。", "No TLS 1.3 connection with {0}.", "请确认对方端口是联邦接口，并支持 TLS 1.3。",
            "Make sure that the port is the partner's federation port and speaks TLS 1.3."),
    /** Not who we were introduced to. */
    CERTIFICATE_UNKNOWN("144", "{0} 出示的证书不是信任文件中的证书。", "{0} shows a certificate that is not in its trust document.",
            "请与对方核实：若已换证书，请索取新的信任文件；否则可能有人冒充。",
            "Ask the partner: if it renewed the certificate you need its new trust document; else somebody may pose as it."),
    /** Out of its dates. */
    CERTIFICATE_OUTDATED("145", "{0} 的证书已过期或尚未生效。", "The certificate of {0} has expired or is not valid yet.",
            "请核对双方时钟，或让对方更换证书。", "Check both clocks, or ask the partner to renew its certificate."),
    /** Another host's certificate. */
    NAME_MISMATCH("146", "证书中没有主机名 {0}。", "The certificate does not name the host {0}.", "请让对方更正信任文件中的地址，或换发含该主机名的证书。",
            "Ask the partner to correct the address in its trust document or to get a certificate with that name."),
    /** They closed the door. */
    NOT_KNOWN_THERE("147", "{0} 不认识本枢纽或尚未启用。", "{0} does not know this hub, or has not made it active.",
            "请让对方接受本枢纽的信任文件并完成双人审批。",
            "Ask the partner to accept this hub's trust document and to complete its two approvals."),
    /** Validity cannot be judged. */
    CLOCK_DIFFERS("148", "双方时钟相差 {0} 秒。", "The clocks differ by {0} seconds.", "请在两端启用网络校时，误差应小于 300 秒。",
            "Synchronise both clocks; they may differ by less than 300 seconds."),
    /** Crossed addresses. */
    ANOTHER_HUB("149", "该地址应答的是 {0}，不是 {1}。", "At that address {0} answers, not {1}.", "请核对信任文件中的地址。",
            "Check the address in the trust document."),
    /** Neither receipt nor refusal. */
    STRANGE_ANSWER("150", "{0} 的应答无法理解：{1}。", "The answer of {0} cannot be understood: {1}.", "请核对对方地址、端口和版本。",
            "Check the partner's address, port and version."),
    /** A receipt for something else. */
    RECEIPT_WRONG("151", "{0} 的回执与所发消息不符。", "The receipt of {0} does not fit the message that was sent.",
            "请保留记录并联系对方；消息会再次投递。", "Keep the records and ask the partner; the message is delivered again."),
    /** It takes nothing new for a while, and says so. */
    CLOSED_FOR_NOW("152", "{0} 暂停接收新的交换（{1}）。", "{0} takes no new exchanges at present ({1}).",
            "无需处理：消息保留在队列中，对方恢复后自动继续；可按代码查明原因。",
            "Nothing to do: messages stay in the queue and go on when the partner opens again; the code says why."),
    /** The partner is away, and the disk is not to fill. */
    QUEUE_FULL("153", "发往该伙伴的队列已满（{0} 条待发），订阅暂缓，积压减半后自动继续。",
            "The queue to this partner is full ({0} messages wait); the feed is held and goes on by itself when half of it is gone.",
            "请检查伙伴枢纽是否在线；记录保存在台账中，不会丢失。",
            "See whether the partner is up; the ledger keeps the records, nothing is lost."),
    /** No such letter, or somebody retried it before. */
    LETTER_UNKNOWN("154", "没有编号为 {0} 的待处理死信。", "There is no dead letter {0} to be retried.", "请刷新页面：可能已由他人重试。",
            "Reload the page: somebody may have retried it."),
    /** Terms that make no sense. */
    SEARCH_TERMS("170", "检索授权不完整或不正确：{0}。", "The terms of the search grant are incomplete or wrong: {0}.",
            "请按页面提示更正后提交；只能授权本枢纽所辖区划。",
            "Correct them and send them again; only regions that this hub speaks for can be granted."),
    /** Deny by default. */
    SEARCH_NOT_GRANTED("171", "{0} 未授权本枢纽检索。", "{0} has not granted this hub to search.", "请联系对方管理员授权。",
            "Ask the partner's administrator for a grant."),
    /** No grant waits for a second person. */
    SEARCH_NOT_PROPOSED("179", "没有待审批的对 {0} 的检索授权。", "No search grant for {0} waits for approval.", "请先由另一名人员提出授权。",
            "Let another person propose one first."),
    /** Purpose or basis is another. */
    SEARCH_PURPOSE("172", "{0} 未授权此用途的检索。", "{0} has not granted searches for this purpose.", "请改选已授权的用途，或联系对方管理员。",
            "Choose a purpose that was granted, or ask the partner's administrator."),
    /** None of the kinds. */
    SEARCH_KIND("173", "{0} 未授权检索所选记录类型。", "{0} has not granted searches for these kinds of records.", "请调整记录类型筛选。",
            "Choose other kinds of records."),
    /** Why else should it be answered? */
    SEARCH_CASE_MISSING("174", "跨区检索须填写用途和案件编号。", "A search at partners needs a purpose and a case number.",
            "请选择用途并填写案件或任务编号（2 至 64 个字符）。",
            "Choose a purpose and give the number of the case or task, 2 to 64 characters."),
    /** Somebody brings it a second time. */
    QUESTION_REPLAYED("175", "检索请求 {0} 已经处理过。", "The question {0} was taken before.", "请重新检索；若非本人操作，请核查是否有人重放消息。",
            "Search again; if it was not you, look into who replays messages."),
    /** Longer than people wait. */
    SEARCH_LATE("176", "{0} 在 {1} 秒内没有应答，结果不含该地区。",
            "{0} did not answer within {1} s; its records are not among the results.", "请稍后重试，或联系对方枢纽。",
            "Try again later, or ask the partner."),
    /** It will not say more. */
    SEARCH_REFUSED("177", "{0} 拒绝了检索（{1}）。", "{0} refused the search ({1}).", "请按代码查明原因，或联系对方枢纽。",
            "Look the code up, or ask the partner."),
    /** An answer to something else. */
    ANSWER_WRONG("178", "{0} 的应答与所提问题不符。", "The answer of {0} does not fit the question.", "请保留记录并联系对方。",
            "Keep the records and ask the partner."),
    /** Its receiver could take nothing. */
    AMQP_OFF("155", "本枢纽未开启 AMQP 取数端口，不能按“{0}”提供订阅。",
            "This hub has no AMQP port for partners and cannot provide a feed that is “{0}”.",
            "请由系统管理员设置 yijian.broker.amqp-port 并重启，或请对方改用其他送达方式。",
            "Have yijian.broker.amqp-port set and the hub restarted, or ask the partner to choose another way of delivery."),
    /** Taken, and then silence. */
    RECEIPT_MISSING("156", "{0} 取走消息 {1} 后没有送回签名回执，消息将再次放入队列。",
            "{0} took the message {1} and sent no signed receipt; the message is put into the queue again.",
            "请对方检查取数程序是否向 /federation/receipts 送回回执。",
            "Ask the partner whether its program sends receipts to /federation/receipts."),
    /** What it says is known better already, or cannot be known yet. */
    REVOCATIONS_NOT_NEWER("157", "{0} 的证书吊销列表（{1}）早于已有列表，或晚于当前时间，未予接受。",
            "The list of revoked certificates of {0}, of {1}, is older than the one that is known, or from the future.",
            "请对方核对时钟，并重新签发编号递增的吊销列表。",
            "Have the partner check its clock and sign a new list with a higher number."),
    /** A publication that would break feeds. */
    INCOMPATIBLE_CONTRACT("160", "新契约与现行契约不兼容，将影响 {0}：{1}。",
            "The new contract is not compatible and would hurt {0}: {1}.", "请保留原有字段，或先与受影响的伙伴商定新的主版本。",
            "Keep what there is, or agree on a new major version with those partners first."),
    /** The message came, its bytes did not. */
    ATTACHMENT_MISSING("180", "附件 {0} 的内容不在本枢纽，不能确认。",
            "The bytes of attachment {0} are not here, so it cannot be confirmed.",
            "请对方重新传输；如曾恢复旧备份，请在记录上重新添加附件。",
            "Have the partner send it again; after an older backup was restored, attach it to the record anew."),
    /** Deny by default. */
    ATTACHMENT_NOT_AGREED("181", "订阅 {0} 未约定传送附件。", "The feed {0} does not take attachments along.",
            "如有需要，请另行申请包含附件的订阅。",
            "Ask for a feed whose terms include attachments."),
    /** Not what it says, or nothing that can be meant. */
    ATTACHMENT_WRONG("182", "附件与签名消息不符或不正确：{0}。",
            "The attachment is not what the signed message says, or makes no sense: {0}.",
            "已丢弃收到的内容，对方会重新传输；反复出现请联系对方管理员。",
            "What came was dropped and the partner sends it again; if it goes on, ask the partner's administrator."),
    /** Nobody announced it, or it is not its turn. */
    ATTACHMENT_UNEXPECTED("183", "附件传输 {0} 的第 {1} 片不在预期之中。", "Piece {1} of the transfer {0} is not expected.",
            "无需处理：对方会从中断处继续。",
            "Nothing to do: the partner asks again and goes on where it was.");

    private final ErrorText text;

    FederationError(String number, String chinese, String english, String remedyChinese, String remedyEnglish) {
        this.text = new ErrorText("YJ-ROU-" + number, chinese, english, remedyChinese, remedyEnglish);
    }

    @Override
    public ErrorText text() {
        return text;
    }
}

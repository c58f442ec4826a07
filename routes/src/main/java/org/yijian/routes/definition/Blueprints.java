package org.yijian.routes.definition;

import java.util.List;
import java.util.Optional;

import static org.yijian.routes.definition.Parameter.number;
import static org.yijian.routes.definition.Parameter.optional;
import static org.yijian.routes.definition.Parameter.required;
import static org.yijian.routes.definition.ParameterType.DURATION;
import static org.yijian.routes.definition.ParameterType.HOST;
import static org.yijian.routes.definition.ParameterType.HOST_KEY;
import static org.yijian.routes.definition.ParameterType.IDENTIFIER;
import static org.yijian.routes.definition.ParameterType.NAME;
import static org.yijian.routes.definition.ParameterType.NAMES;
import static org.yijian.routes.definition.ParameterType.PATH;
import static org.yijian.routes.definition.ParameterType.PORT;
import static org.yijian.routes.definition.ParameterType.SCHEME;
import static org.yijian.routes.definition.ParameterType.SECRET;
import static org.yijian.routes.definition.ParameterType.TABLES;
import static org.yijian.routes.definition.ParameterType.TEXT;
import static org.yijian.routes.definition.ParameterType.TLS;
import static org.yijian.routes.definition.ParameterType.TOPIC;

/** All blueprints there are. */
public final class Blueprints {

    /** Agencies push by HTTP; the hub's interface checks who they are. */
    public static final String HTTP_PUSH = "http-push";
    /** Rows of a front-end database, by high-water mark. */
    public static final String DATABASE_POLL = "database-poll";
    /** HL7 FHIR searches with paging. */
    public static final String FHIR_PULL = "fhir-pull";
    /** Messages by number over HTTPS. */
    public static final String HTTPS_PULL = "https-pull";
    /** One question at a time to a SOAP service. */
    public static final String SOAP_QUERY = "soap-query";
    /** Files by SFTP. */
    public static final String SFTP_DROP = "sftp-drop";
    /** Events by MQTT. */
    public static final String MQTT_SUBSCRIBE = "mqtt-subscribe";
    /** Files in a local folder, for trials. */
    public static final String FILE_DROP = "file-drop";

    private static final long MEBIBYTE = 1L << 20;
    private static final long GIBIBYTE = 1L << 30;

    private static final Parameter EVERY = optional("every", DURATION, "\"PT10S\"", "多久查看一次", "How often to look");
    private static final Parameter LOCALHOST = optional("host", HOST, "\"127.0.0.1\"", "主机", "Host");

    private static final List<Blueprint> ALL = List.of(
            new Blueprint(HTTP_PUSH, "对方经 HTTP 推送", "The agency pushes by HTTP",
                    List.of(optional("secret", SECRET, null, "签名密钥，缺省为 <来源>-webhook",
                            "Secret of the signature, otherwise <source>-webhook"), limit(64 * MEBIBYTE))),
            new Blueprint(DATABASE_POLL, "轮询前置库", "Poll a front-end database",
                    List.of(LOCALHOST, optional("port", PORT, "5432", "端口", "Port"),
                            required("database", IDENTIFIER, "数据库", "Database"),
                            required("user", NAME, "只读账户", "Read-only account"),
                            required("password", SECRET, "密码", "Password"),
                            optional("schema", IDENTIFIER, "\"public\"", "模式", "Schema"),
                            optional("tls", TLS, "\"off\"", "是否加密并核验证书", "Whether to encrypt and verify"),
                            required("tables", TABLES, "数据表及其主键、更新时间列", "Tables with key and time of change"),
                            number("rows", 1000, 1, 5000, "每条消息的行数", "Rows in one message"),
                            optional("settle", DURATION, "\"PT1S\"", "多久内的更新留待下次，以免漏掉晚提交的行",
                                    "Changes this recent wait for the next look, lest late commits be missed"),
                            EVERY)),
            new Blueprint(FHIR_PULL, "查询 FHIR R4 服务", "Search a FHIR R4 service", List.of(scheme("https"),
                    required("host", HOST, "主机", "Host"), required("port", PORT, "端口", "Port"),
                    optional("path", PATH, "\"/fhir\"", "基础路径", "Base path"),
                    required("resources", NAMES, "资源类型", "Resource types"),
                    number("pageSize", 100, 1, 1000, "每页条数", "Resources on a page"),
                    required("token", SECRET, "访问令牌", "Bearer token"), EVERY)),
            new Blueprint(HTTPS_PULL, "按编号经 HTTPS 取消息", "Fetch messages by number over HTTPS",
                    List.of(required("host", HOST, "主机", "Host"), required("port", PORT, "端口", "Port"),
                            optional("path", PATH, "\"/api/messages\"", "路径", "Path"),
                            optional("token", SECRET, null, "访问令牌", "Bearer token"), EVERY)),
            new Blueprint(SOAP_QUERY, "逐条查询 SOAP 服务", "Ask a SOAP service, one question at a time",
                    List.of(scheme("http"), required("host", HOST, "主机", "Host"),
                            required("port", PORT, "端口", "Port"), required("path", PATH, "路径", "Path"),
                            required("user", NAME, "账户", "Account"), required("password", SECRET, "密码", "Password"),
                            optional("namespace", TEXT, "\"urn:yijian:police:identity:1\"", "命名空间", "Namespace"),
                            optional("operation", IDENTIFIER, "\"CheckPerson\"", "操作", "Operation"),
                            optional("databaseHost", HOST, "\"127.0.0.1\"", "提问库主机", "Host of the questions' database"),
                            required("databasePort", PORT, "提问库端口", "Port of the questions' database"),
                            required("database", IDENTIFIER, "提问库", "Database of the questions"),
                            required("databaseUser", NAME, "提问库只读账户", "Read-only account there"),
                            required("databasePassword", SECRET, "提问库密码", "Its password"),
                            optional("schema", IDENTIFIER, "\"public\"", "模式", "Schema"),
                            optional("view", IDENTIFIER, "\"practitioner_question\"", "提问视图", "View of the questions"),
                            number("perMinute", 600, 1, 6000, "每分钟至多提问次数", "Questions a minute at most"), EVERY)),
            new Blueprint(SFTP_DROP, "经 SFTP 取文件", "Fetch files by SFTP",
                    List.of(required("host", HOST, "主机", "Host"), optional("port", PORT, "22", "端口", "Port"),
                            required("user", NAME, "账户", "Account"), required("password", SECRET, "密码", "Password"),
                            required("hostKey", HOST_KEY, "主机密钥指纹", "Fingerprint of the host key"),
                            optional("directory", PATH, "\"/\"", "目录", "Folder"), limit(2 * GIBIBYTE), EVERY)),
            new Blueprint(MQTT_SUBSCRIBE, "接收 MQTT 事件", "Receive MQTT events",
                    List.of(required("topic", TOPIC, "主题", "Topic"),
                            required("user", NAME, "对方发布用的账户", "Account by which the agency publishes"),
                            required("password", SECRET, "其密码", "Its password"), limit(MEBIBYTE))),
            new Blueprint(FILE_DROP, "本机文件夹（试用）", "A local folder, for trials",
                    List.of(required("folder", NAME, "drop 目录下的文件夹", "Folder below drop"), limit(2 * GIBIBYTE),
                            EVERY)));

    private Blueprints() {
    }

    public static List<Blueprint> all() {
        return ALL;
    }

    public static Optional<Blueprint> named(String name) {
        return ALL.stream().filter(blueprint -> blueprint.name().equals(name)).findFirst();
    }

    private static Parameter limit(long standard) {
        return number("maximumBytes", standard, 1, 16 * GIBIBYTE, "单条消息上限（字节）", "Largest message in bytes");
    }

    private static Parameter scheme(String standard) {
        return optional("scheme", SCHEME, "\"" + standard + "\"", "协议", "Protocol");
    }
}

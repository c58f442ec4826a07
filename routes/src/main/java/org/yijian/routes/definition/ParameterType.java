package org.yijian.routes.definition;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/** What a parameter may hold. */
public enum ParameterType {
    TEXT("文字，至多 200 个字符", "text of at most 200 characters"),

    /** Within the bounds of its parameter. */
    INTEGER("整数", "a whole number"),

    /** ISO 8601, from 0.2 seconds to a day. */
    DURATION("0.2 秒到 1 天的时长，如 PT2S", "a duration from PT0.2S to P1D"),

    /** Checked against the allow-list, too. */
    HOST("主机名或 IPv4 地址", "a host name or IPv4 address"),

    PORT("1 到 65535 的端口", "a port from 1 to 65535"),

    /** {@code {"secret":"name"}}: a file in the secrets folder. */
    SECRET("密钥引用，如 {\"secret\":\"name\"}", "a reference such as {\"secret\":\"name\"}"),

    PATH("以 / 开头的路径", "a path that begins with /"),

    IDENTIFIER("字母、数字和下划线组成的名称", "a name of letters, digits and underscores"),

    NAME("字母、数字、点、横线组成的名称", "a name of letters, digits, dots and hyphens"),

    SCHEME("http 或 https", "http or https"),

    TLS("off 或 verify", "off or verify"),

    HOST_KEY("SHA256: 开头的主机密钥指纹", "host key fingerprints beginning with SHA256:"),

    TOPIC("不含通配符的主题", "a topic without wildcards, not under yijian/intake"),

    NAMES("名称列表", "a list of names"),

    TABLES("数据表列表，每项含 dataset、table、key、changed", "a list of tables with dataset, table, key and changed");

    private static final Pattern HOST_PATTERN = Pattern
            .compile("[A-Za-z0-9]([A-Za-z0-9-]{0,62})(\\.[A-Za-z0-9-]{1,63}){0,8}|[A-Za-z0-9]|::1");
    private static final Pattern PATH_PATTERN = Pattern.compile("/|(/[^/?#%\\\\\\p{Cntrl}\\s]+)+/?");
    private static final Pattern IDENTIFIER_PATTERN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final Pattern NAME_PATTERN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");
    private static final Pattern SECRET_PATTERN = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern HOST_KEYS_PATTERN = Pattern
            .compile("SHA256:[A-Za-z0-9+/]{43}=?( SHA256:[A-Za-z0-9+/]{43}=?){0,7}");
    private static final Pattern TOPIC_PATTERN = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+){0,9}");
    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_LIST = 100;

    private final String chinese;
    private final String english;

    ParameterType(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** What is expected, in Chinese. */
    public String chinese() {
        return chinese;
    }

    /** What is expected, in English. */
    public String english() {
        return english;
    }

    /** Whether the value is of this type. */
    boolean allows(JsonNode value) {
        return switch (this) {
            case TEXT -> value.isString() && isText(value.stringValue());
            case INTEGER -> value.isIntegralNumber() && value.canConvertToLong();
            case DURATION -> value.isString() && isDuration(value.stringValue());
            case HOST -> matches(value, HOST_PATTERN);
            case PORT -> value.isInt() && value.intValue() >= 1 && value.intValue() <= 65_535;
            case SECRET -> value.isObject() && value.size() == 1 && value.has("secret")
                    && matches(value.get("secret"), SECRET_PATTERN);
            case PATH -> matches(value, PATH_PATTERN) && !value.stringValue().contains("..");
            case IDENTIFIER -> matches(value, IDENTIFIER_PATTERN);
            case NAME -> matches(value, NAME_PATTERN);
            case SCHEME -> value.isString() && value.stringValue().matches("https?");
            case TLS -> value.isString() && value.stringValue().matches("off|verify");
            case HOST_KEY -> matches(value, HOST_KEYS_PATTERN);
            case TOPIC -> matches(value, TOPIC_PATTERN) && !value.stringValue().startsWith("yijian/intake")
                    && !value.stringValue().startsWith("yijian/topic");
            case NAMES -> isList(value) && value.valueStream().allMatch(item -> matches(item, NAME_PATTERN));
            case TABLES -> isList(value) && value.valueStream().allMatch(ParameterType::isTable);
        };
    }

    private static boolean isTable(JsonNode value) {
        return value.isObject() && value.size() == 4 && value.has("dataset")
                && matches(value.get("dataset"), NAME_PATTERN)
                && java.util.stream.Stream.of("table", "key", "changed")
                        .allMatch(field -> value.has(field) && matches(value.get(field), IDENTIFIER_PATTERN));
    }

    private static boolean isList(JsonNode value) {
        return value.isArray() && !value.isEmpty() && value.size() <= LONGEST_LIST;
    }

    private static boolean isText(String text) {
        return !text.isBlank() && text.length() <= LONGEST_TEXT && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isDuration(String text) {
        try {
            Duration duration = Duration.parse(text);
            return duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean matches(JsonNode value, Pattern pattern) {
        return value.isString() && pattern.matcher(value.stringValue()).matches();
    }
}

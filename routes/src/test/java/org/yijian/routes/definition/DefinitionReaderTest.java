package org.yijian.routes.definition;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yijian.routes.RouteError;
import org.yijian.security.error.FaultException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DefinitionReaderTest {

    private static final String SFTP = """
            {"id":"files","blueprint":"sftp-drop","connector":"market-regulation","parameters":{"host":"127.0.0.1",
            "port":2222,"user":"hub","password":{"secret":"files-sftp"},
            "hostKey":"SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","directory":"/out","every":"PT2S"}}""";

    private final DefinitionReader reader = new DefinitionReader(AllowedHosts.LOOPBACK);

    @Test
    void aCompleteDefinitionIsRead() {
        // Given, When
        RouteDefinition route = read(SFTP);

        // Then
        assertThat(route.source()).isEqualTo("market-regulation");
        assertThat(route.enabled()).isTrue();
        assertThat(route.parameters().secret("password")).contains("files-sftp");
        assertThat(route.parameters().number("maximumBytes")).isEqualTo(2_147_483_648L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "host":"127.0.0.1"     | "host":"evil.example"                | HOST_NOT_ALLOWED
            "host":"127.0.0.1"     | "host":"127.0.0.1/?a=b"              | WRONG_PARAMETER
            "host":"127.0.0.1",    | ''                                   | MISSING_PARAMETER
            "port":2222            | "port":70000                         | WRONG_PARAMETER
            "port":2222            | "port":"2222"                        | WRONG_PARAMETER
            "user":"hub"           | "user":"hub?x=RAW(y)"                | WRONG_PARAMETER
            {"secret":"files-sftp"} | "plain text"                        | WRONG_PARAMETER
            {"secret":"files-sftp"} | {"secret":"../keys/master"}         | WRONG_PARAMETER
            "SHA256:               | "MD5:                                | WRONG_PARAMETER
            "directory":"/out"     | "directory":"/out?delete=true"       | WRONG_PARAMETER
            "directory":"/out"     | "directory":"/a/../../etc"           | WRONG_PARAMETER
            "every":"PT2S"         | "every":"PT0.001S"                   | WRONG_PARAMETER
            "every":"PT2S"         | "every":"${env:HOME}"                | WRONG_PARAMETER
            "every":"PT2S"         | "uri":"exec:ls"                      | UNKNOWN_FIELD
            "every":"PT2S"         | "every":"PT2S","every":"PT3S"        | UNREADABLE_DEFINITION
            "sftp-drop"            | "exec"                               | UNKNOWN_BLUEPRINT
            "id":"files"           | "id":"other"                         | WRONG_ID
            }}                     | }} trailing                          | UNREADABLE_DEFINITION
            """, quoteCharacter = '\'')
    void whatIsWrongIsNamed(String right, String wrong, RouteError error) {
        assertThatThrownBy(() -> read(SFTP.replace(right, wrong == null ? "" : wrong)))
                .isInstanceOfSatisfying(FaultException.class,
                        thrown -> assertThat(thrown.fault().code()).isEqualTo(error));
    }

    @Test
    void tablesAreSqlIdentifiersOnly() {
        // Given
        String definition = """
                {"id":"files","blueprint":"database-poll","connector":"civil-affairs","parameters":{"database":"d",
                "user":"u","password":{"secret":"s"},
                "tables":[{"dataset":"facility","table":"facility","key":"id","changed":"updated_at"}]}}""";

        // When, Then
        assertThat(read(definition).parameters().tables("tables"))
                .containsExactly(new TableParameter("facility", "facility", "id", "updated_at"));
        assertThatThrownBy(() -> read(definition.replace("\"key\":\"id\"", "\"key\":\"id; drop table x\"")))
                .hasMessageContaining("YJ-ROU-024");
    }

    @Test
    void aTopicMustNotReachTheHubsOwnQueues() {
        String definition = """
                {"id":"files","blueprint":"mqtt-subscribe","connector":"fire-rescue","parameters":{
                "topic":"yijian/fire-rescue/alarms","user":"u","password":{"secret":"s"}}}""";

        assertThat(read(definition).parameters().text("topic")).isEqualTo("yijian/fire-rescue/alarms");
        for (String topic : new String[]{ "yijian/intake", "yijian/intake/dead", "a/#", "+/b", "$sys/x", "a.b" }) {
            assertThatThrownBy(() -> read(definition.replace("yijian/fire-rescue/alarms", topic)))
                    .hasMessageContaining("YJ-ROU-024");
        }
    }

    @Test
    void everyErrorSpeaksBothLanguagesAndOffersARemedy() {
        for (RouteError error : RouteError.values()) {
            assertThat(error.chinese()).as(error.name()).containsPattern("\\p{IsHan}");
            assertThat(error.remedyChinese()).as(error.name()).containsPattern("\\p{IsHan}");
            assertThat(error.english()).as(error.name()).doesNotContainPattern("\\p{IsHan}").isNotBlank();
            assertThat(error.remedyEnglish()).as(error.name()).doesNotContainPattern("\\p{IsHan}").isNotBlank();
        }
        assertThat(java.util.Arrays.stream(RouteError.values()).map(RouteError::code)).doesNotHaveDuplicates();
        assertThat(Blueprints.all()).allSatisfy(blueprint -> assertThat(blueprint.chinese().toLowerCase(Locale.ROOT))
                .containsPattern("\\p{IsHan}"));
    }

    private RouteDefinition read(String json) {
        return reader.read("files", json.getBytes(UTF_8));
    }
}

package org.yijian.hub.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.yijian.records.body.Body;
import org.yijian.security.access.Role;

import static org.assertj.core.api.Assertions.assertThat;

class MessagesTest {

    private final Properties chinese = read("/messages.properties");
    private final Properties english = read("/messages_en.properties");

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(english.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(chinese.stringPropertyNames());
    }

    @Test
    void noTextIsEmpty() {
        assertThat(chinese.stringPropertyNames()).allSatisfy(key -> {
            assertThat(chinese.getProperty(key)).as(key).isNotBlank();
            assertThat(english.getProperty(key)).as(key).isNotBlank();
        });
    }

    @Test
    void everyFieldOfEveryKindHasALabel() {
        Stream<String> fields = Arrays.stream(Body.class.getPermittedSubclasses())
                .flatMap(kind -> Arrays.stream(kind.getRecordComponents())).map(RecordComponent::getName)
                .filter(name -> !name.equals("currency"));
        assertThat(fields).allSatisfy(field -> assertThat(chinese).containsKey("field." + field));
    }

    @Test
    void everyRoleHasAName() {
        assertThat(Role.values()).allSatisfy(role -> assertThat(chinese).containsKey("role." + role.name()));
    }

    private static Properties read(String name) {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(MessagesTest.class.getResourceAsStream(name))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

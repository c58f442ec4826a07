package org.yijian.security.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DurableFileTest {

    @TempDir
    Path folder;

    @Test
    void filesAreWrittenWithTheFoldersAboveThemAndNothingIsLeftBeside() throws Exception {
        // Given
        Path deep = folder.resolve("a/b/c/one");
        Path flat = folder.resolve("two");
        Files.writeString(flat, "something longer than before");

        // When
        DurableFile.writeAll(Map.of(deep, new byte[]{ 1 }, flat, new byte[]{ 2 }));

        // Then
        assertThat(deep).hasBinaryContent(new byte[]{ 1 });
        assertThat(flat).hasBinaryContent(new byte[]{ 2 });
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactlyInAnyOrder(deep, flat);
        }
    }

    @Test
    void aSecretIsForItsOwnerAloneEvenOverAnOpenOne() throws Exception {
        // Given
        Path secret = folder.resolve("secret");
        Files.writeString(secret, "old");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));

        // When
        DurableFile.writeSecret(secret, new byte[]{ 3 });

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret))).isEqualTo("rw-------");
        assertThat(secret).hasBinaryContent(new byte[]{ 3 });
    }

    @Test
    void aFileThatCannotBeWrittenLeavesTheOldOne() throws Exception {
        // Given
        Path file = folder.resolve("file");
        Files.writeString(file, "old");
        Files.createDirectories(folder.resolve("file.unfinished/in-the-way"));

        // When, Then
        assertThatThrownBy(() -> DurableFile.write(file, new byte[]{ 1 })).isInstanceOf(IOException.class);
        assertThat(file).hasContent("old");
    }
}

package org.yijian.security.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;

import static org.assertj.core.api.Assertions.assertThat;

/** An outsider checks our seals with a tool that this project did not write. */
class OpenSslIT {

    @TempDir
    Path folder;

    private Path content;

    @BeforeEach
    void openSslIsThere() throws Exception {
        Assumptions.assumeTrue(installed(), "openssl is not installed");
        content = Files.writeString(folder.resolve("content"), "{\"v\":1}\r\n整改\n", StandardCharsets.UTF_8);
    }

    @Test
    void opensslAcceptsOurSeal() throws Exception {
        // Given
        KeyRing keys = KeyRing.openOrCreate(folder.resolve("keys"), Clock.systemUTC());
        Path seal = folder.resolve("seal.p7s");
        Files.write(seal, CmsSealer.of(keys, Clock.systemUTC()).seal(Files.readAllBytes(content)).cms());

        // When
        int exit = openssl("cms", "-verify", "-binary", "-inform", "DER", "-in", seal.toString(), "-content",
                content.toString(), "-CAfile", folder.resolve("keys/authority.pem").toString(), "-cades", "-out",
                "/dev/null");

        // Then
        assertThat(exit).isZero();
    }

    @Test
    void opensslRefusesOurSealOverOtherContent() throws Exception {
        // Given
        KeyRing keys = KeyRing.openOrCreate(folder.resolve("keys"), Clock.systemUTC());
        Path seal = folder.resolve("seal.p7s");
        Files.write(seal, CmsSealer.of(keys, Clock.systemUTC()).seal(new byte[]{ 1 }).cms());

        // When
        int exit = openssl("cms", "-verify", "-binary", "-inform", "DER", "-in", seal.toString(), "-content",
                content.toString(), "-CAfile", folder.resolve("keys/authority.pem").toString(), "-out", "/dev/null");

        // Then
        assertThat(exit).isNotZero();
    }

    @Test
    void opensslOpensOurKeyFiles() throws Exception {
        // Given
        KeyRing keys = KeyRing.openOrCreate(folder.resolve("keys"), Clock.systemUTC());

        for (KeyPurpose purpose : KeyPurpose.values()) {
            // When
            int exit = openssl("pkcs12", "-in", folder.resolve("keys/" + purpose.fileName() + ".p12").toString(),
                    "-passin", "file:" + folder.resolve("keys/password"), "-nokeys", "-out", "/dev/null");

            // Then
            assertThat(exit).as("%s of %s", purpose, keys).isZero();
        }
    }

    private static boolean installed() throws InterruptedException {
        try {
            return openssl("version") == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int openssl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addFirst("openssl");
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}

package org.yijian.security.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.security.error.FaultException;
import org.yijian.security.error.SecurityError;
import org.yijian.security.seal.CmsSealer;
import org.yijian.security.seal.CmsVerifier;
import org.yijian.security.seal.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** With SoftHSM, where it is installed (Debian: {@code apt-get install softhsm2}). */
@Timeout(60)
class Pkcs11DeviceIT {

    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private static Path folder;

    /** The library finds its tokens by an environment variable, which the build sets. */
    private static Pkcs11Device device;

    @BeforeAll
    static void initialise() throws IOException, InterruptedException {
        assumeTrue(Files.isReadable(LIBRARY), "SoftHSM is not installed: keys in a device are NOT TESTED");
        Path configuration = Path.of(System.getenv("SOFTHSM2_CONF"));
        Path tokens = Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(configuration, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
        Process made = new ProcessBuilder("softhsm2-util", "--init-token", "--free", "--label",
                "yijian", "--pin", "123456", "--so-pin", "12345678").inheritIO().start();
        assertThat(made.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
        device = Pkcs11Device.open(LIBRARY, 0, "123456".toCharArray());
    }

    @Test
    void theMessageKeyIsMadeInTheDeviceStaysThereAndSigns() {
        // Given
        byte[] content = "内容".getBytes(StandardCharsets.UTF_8);
        KeyRing ring = KeyRing.openOrCreate(folder.resolve("keys"), CryptographicProfile.NATIONAL, device, CLOCK);

        // When
        KeyRing again = KeyRing.openOrCreate(folder.resolve("keys"), CryptographicProfile.NATIONAL, device, CLOCK);
        CmsSealer sealer = CmsSealer.of(again, CLOCK);
        List<byte[]> seals = IntStream.range(0, 40).parallel().mapToObj(i -> sealer.seal(content).cms()).toList();

        // Then
        assertThat(ring.key(KeyPurpose.MESSAGE).privateKey().getEncoded()).isNull();
        assertThat(again.key(KeyPurpose.MESSAGE).certificate()).isEqualTo(ring.key(KeyPurpose.MESSAGE).certificate());
        assertThat(seals).allSatisfy(cms -> assertThat(new CmsVerifier().verify(content, cms, ring.anchors(),
                CLOCK.instant())).isInstanceOf(Verdict.Valid.class));
    }

    @Test
    void aDeviceThatIsNotThereAndAWrongPinAreNamed() {
        // When, Then
        assertThatThrownBy(() -> Pkcs11Device.open(Path.of("/none.so"), 0, new char[0]))
                .isInstanceOf(FaultException.class).hasMessageContaining(SecurityError.DEVICE_UNUSABLE.code());
        assertThatThrownBy(() -> Pkcs11Device.open(LIBRARY, 99, "123456".toCharArray()))
                .isInstanceOf(FaultException.class).hasMessageContaining(SecurityError.DEVICE_UNUSABLE.code());
    }
}

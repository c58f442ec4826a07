package org.yijian.agencies.marketregulation;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.agencies.Agency;
import org.yijian.agencies.HubOverSftp;
import org.yijian.agencies.TrialHub;
import org.yijian.records.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class MarketRegulationIT {

    private final Path folder;
    private final TrialHub hub;
    private Agency agency;

    MarketRegulationIT(@TempDir Path folder) {
        this.folder = folder;
        this.hub = new TrialHub(folder);
        this.agency = start();
    }

    @AfterEach
    void stop() {
        agency.close();
    }

    @Test
    void everyFileBecomesRecords() throws Exception {
        // When
        try (HubOverSftp sftp = connect()) {
            for (String name : sftp.list("/out")) {
                hub.take(MarketRegulation.NAME, name, Map.of(), sftp.read("/out/" + name));
            }
        }

        // Then
        assertThat(hub.rejected()).isEmpty();
        assertThat(hub.count(Kind.FACILITY)).isEqualTo(208);
        assertThat(hub.count(Kind.LICENCE)).isEqualTo(TrialHub.DISTRICT.permits().size());
        assertThat(hub.count(Kind.CREDIT)).isGreaterThanOrEqualTo(
                TrialHub.DISTRICT.penalties().size() + TrialHub.DISTRICT.abnormalListings().size());
    }

    @Test
    void textFilesAreInGb18030() throws Exception {
        try (HubOverSftp sftp = connect()) {
            String name = sftp.list("/out").stream().filter(each -> each.startsWith("licences")).findFirst()
                    .orElseThrow();

            assertThat(new String(sftp.read("/out/" + name), Charset.forName("GB18030"))).startsWith("统一社会信用代码,");
        }
    }

    @Test
    void aFileThatTheHubHasTakenIsNotDroppedAgain() throws Exception {
        // Given
        try (HubOverSftp sftp = connect()) {
            for (String name : sftp.list("/out")) {
                sftp.moveToDone(name);
            }
        }

        // When
        agency.close();
        agency = start();

        // Then
        try (HubOverSftp sftp = connect()) {
            assertThat(sftp.list("/out")).containsExactly("done");
        }
    }

    @Test
    void nobodyGetsInWithoutThePasswordOrOutOfTheFolder() throws Exception {
        assertThatThrownBy(() -> new HubOverSftp(hub, MarketRegulation.NAME, "guess"))
                .hasMessageContaining("authentication");
        try (HubOverSftp sftp = connect()) {
            assertThatThrownBy(() -> sftp.read("/../host-key")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void secretsAndKeysAreForTheirOwnerOnly() throws Exception {
        assertThat(PosixFilePermissions.toString(Files
                .getPosixFilePermissions(folder.resolve("secrets/market-regulation-sftp")))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files
                .getPosixFilePermissions(folder.resolve("agencies/market-regulation/host-key"))))
                .isEqualTo("rw-------");
    }

    private Agency start() {
        return MarketRegulation.start(hub.home(), hub.ports(), TrialHub.DISTRICT, TrialHub.DAY);
    }

    private HubOverSftp connect() throws IOException {
        return new HubOverSftp(hub, MarketRegulation.NAME, hub.secret(MarketRegulation.NAME, "password"));
    }
}

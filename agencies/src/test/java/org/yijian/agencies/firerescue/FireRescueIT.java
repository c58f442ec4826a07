package org.yijian.agencies.firerescue;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.agencies.Agency;
import org.yijian.agencies.HubOverSftp;
import org.yijian.agencies.TrialHub;
import org.yijian.records.Kind;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class FireRescueIT {

    @Test
    void theFileOfInspectionsBecomesInspectionsAndFindings(@TempDir Path folder) throws Exception {
        // Given
        TrialHub hub = new TrialHub(folder);
        try (Agency agency = FireRescue.start(hub.home(), hub.ports(), TrialHub.DISTRICT, TrialHub.DAY);
                HubOverSftp sftp = new HubOverSftp(hub, agency.name(), hub.secret(agency.name(), "password"))) {
            // When
            for (String name : sftp.list("/out")) {
                hub.take(agency.name(), name, Map.of(), sftp.read("/out/" + name));
            }
        }

        // Then
        assertThat(hub.rejected()).isEmpty();
        assertThat(hub.count(Kind.INSPECTION)).isEqualTo(TrialHub.DISTRICT.fireVisits().size());
        assertThat(hub.count(Kind.FINDING))
                .isEqualTo(TrialHub.DISTRICT.fireVisits().stream().mapToInt(visit -> visit.problems().size()).sum());
    }
}

package org.yijian.routes.federation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.Kind;
import org.yijian.records.body.CreditType;
import org.yijian.records.ledger.database.RecordIds;
import org.yijian.routes.kit.Await;

import static org.assertj.core.api.Assertions.assertThat;

/** Many files of many records, while the partner is away and when it comes back. */
class ManyAttachmentsIT {

    private static final String SOURCE = "civil-affairs";
    private static final int RECORDS = 8;
    private static final int FILES = 5;
    private static final int BYTES = 50_000;

    @TempDir
    private Path folder;
    private Side a;
    private Side b;

    @BeforeEach
    void open() throws IOException {
        a = new Side("500106", folder.resolve("a"));
        b = new Side("510107", folder.resolve("b"));
        Side.introduce(a, b);
    }

    @AfterEach
    void close() throws IOException {
        b.close();
        a.close();
    }

    /** Announced before its record, an attachment would be refused, and after some refusals given up. */
    @Test
    void filesWaitUntilThePartnerHasTheirRecords() {
        // Given
        b.subscribeWithAttachments(a);
        b.stop();

        // When
        for (int record = 0; record < RECORDS; record++) {
            a.keep(a.credit("P-" + record, CreditType.PENALTY, String.valueOf(record), "一"));
            attach(record);
        }
        Await.until("all files wait",
                () -> a.count("SELECT count(*) FROM federation.outgoing_attachment") == RECORDS * FILES);
        b.start();

        // Then
        Await.until("all are there",
                () -> a.count(
                        "SELECT count(*) FROM federation.outbox WHERE type = 'attachment' AND state = 'delivered'") == RECORDS
                                * FILES);
        assertThat(a.count("SELECT coalesce(sum(attempts), 0) FROM federation.outgoing_attachment")).isZero();
        assertThat(a.count("SELECT count(*) FROM federation.dead_letter")).isZero();
        for (int record = 0; record < RECORDS; record++) {
            assertThat(b.attachments.of(RecordIds.of("hub:500106/" + SOURCE, Kind.CREDIT, "P-" + record)))
                    .extracting(each -> each.sha256()).containsExactlyInAnyOrderElementsOf(
                            a.attachments.of(idOf(record)).stream().map(each -> each.sha256()).toList());
        }
    }

    private static UUID idOf(int record) {
        return RecordIds.of(SOURCE, Kind.CREDIT, "P-" + record);
    }

    private void attach(int record) {
        for (int file = 0; file < FILES; file++) {
            byte[] content = new byte[BYTES];
            new Random(record * FILES + file).nextBytes(content);
            a.attachments.attach(idOf(record), "照片" + file + ".jpg", "image/jpeg", content.length,
                    new ByteArrayInputStream(content), "inspector");
        }
    }
}

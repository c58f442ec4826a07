package org.yijian.hub.matching;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.yijian.hub.matching.MatchingList.Given;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ListReaderTest {

    private static final Given KANGLE = new Given("康乐养老院", "52500106MJP0000017", "井口街道9号");

    @Test
    void headingsSayWhatIsWhatInEitherEncoding() {
        // Given
        String text = "序号,地址,机构名称,统一社会信用代码\r\n1,井口街道9号,康乐养老院,52500106MJP0000017\r\n\r\n";
        // When, Then
        assertThat(ListReader.read(text.getBytes(StandardCharsets.UTF_8))).containsExactly(KANGLE);
        assertThat(ListReader.read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))).containsExactly(KANGLE);
        assertThat(ListReader.read(text.getBytes(Charset.forName("GBK")))).containsExactly(KANGLE);
    }

    @Test
    void withoutHeadingsEachLineIsAFacility() {
        assertThat(ListReader.read("康乐养老院\n松柏老年公寓\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new Given("康乐养老院", null, null), new Given("松柏老年公寓", null, null));
        assertThat(ListReader.read("52500106MJP0000017\t康乐养老院\t井口街道9号".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(KANGLE);
    }

    @Test
    void aWorkbookIsReadToo() throws IOException {
        // Given
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("名单");
            String[][] cells = { { "机构名称", "统一社会信用代码", "地址" }, { "康乐养老院", "52500106MJP0000017", "井口街道9号" } };
            for (int row = 0; row < cells.length; row++) {
                for (int column = 0; column < 3; column++) {
                    sheet.value(row, column, cells[row][column]);
                }
            }
        }
        // When, Then
        assertThat(ListReader.read(out.toByteArray())).containsExactly(KANGLE);
    }

    @Test
    void whatIsTooLongOrNothingIsRefused() {
        String tooLong = "康乐养老院\n".repeat(ListReader.MOST_ROWS + 2);
        assertThatThrownBy(() -> ListReader.read(tooLong.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("YJ-HUB-120");
        assertThatThrownBy(() -> ListReader.read(new byte[ListReader.MOST_BYTES + 1]))
                .hasMessageContaining("YJ-HUB-120");
        assertThatThrownBy(() -> ListReader.read(" \n".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("YJ-HUB-121");
    }
}

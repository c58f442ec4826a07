package org.yijian.connectors.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.yijian.security.error.FaultException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class XlsxPiecesTest {

    private static final Layout XLSX = Reading.layout(Format.XLSX);
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private interface Content {

        void in(Worksheet sheet);
    }

    private static byte[] workbook(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("数据");
            content.in(sheet);
        }
        return bytes.toByteArray();
    }

    /** A workbook of raw parts, with what is needed around the sheet. */
    private static byte[] raw(Map<String, String> parts) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("xl/workbook.xml", "<workbook><sheets><sheet name=\"s\" sheetId=\"1\" id=\"r1\"/></sheets></workbook>");
        all.put("xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        all.putAll(parts);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static Reading sheet(String rows) throws IOException {
        return Reading.of(raw(Map.of(SHEET, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>")), XLSX);
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder("<row>");
        for (String cell : cells) {
            row.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>");
        }
        return row.append("</row>").toString();
    }

    @Test
    void everyCellIsText() throws IOException {
        byte[] file = workbook(sheet -> {
            List<String> names = List.of("文", "数", "日", "时", "真");
            for (int column = 0; column < names.size(); column++) {
                sheet.value(0, column, names.get(column));
            }
            sheet.value(1, 0, " 颐康 ");
            sheet.value(1, 1, new BigDecimal("1234.50"));
            sheet.value(1, 2, LocalDate.of(2026, 3, 1));
            sheet.style(1, 2).format("yyyy\"年\"m\"月\"d\"日\"").set();
            sheet.value(1, 3, LocalDateTime.of(2026, 3, 1, 18, 30));
            sheet.style(1, 3).format("yyyy-mm-dd hh:mm").set();
            sheet.value(1, 4, true);
        });

        Reading reading = Reading.of(file, XLSX);

        assertThat(reading.trees()).isEqualTo(List.of(
                Map.of("文", "颐康", "数", "1234.5", "日", "2026-03-01", "时", "2026-03-01T18:30:00", "真", "true")));
    }

    @Test
    void noiseOfBinaryFractionsIsRoundedAway() throws IOException {
        Reading reading = sheet(row("a", "b") + "<row><c><v>0.30000000000000004</v></c><c><v>1.5E3</v></c></row>");

        assertThat(reading.trees()).isEqualTo(List.of(Map.of("a", "0.3", "b", "1500")));
    }

    @Test
    void rowsThatAreTooWideOrTooLargeAreLostAlone() throws IOException {
        Reading reading = sheet(row("a", "b") + row("1", "2") + row("1", "2", "3") + row("x".repeat(2 << 20), "2")
                + row("5") + row("", ""));

        assertThat(reading.trees()).isEqualTo(List.of(Map.of("a", "1", "b", "2"), Map.of("a", "5")));
        assertThat(reading.rejected()).containsExactly("3 YJ-CON-011", "4 YJ-CON-012");
    }

    @Test
    void addressesAndIndexesThatLieFillNoMemory() throws IOException {
        Reading reading = sheet(row("a", "b") + "<row r=\"1000000000\"><c r=\"ZZZZZZZ9\" t=\"s\"><v>2000000000</v></c>"
                + "<c r=\"XFD1\"><v>1</v></c></row>" + "<row r=\"-5\"><c r=\"A1\"><v>7</v></c></row>");

        assertThat(reading.rejected()).containsExactly("2 YJ-CON-011");
        assertThat(reading.trees()).isEqualTo(List.of(Map.of("a", "7")));
    }

    @Test
    void aZipBombIsRefusedBeforeItsSheetIsRead() throws IOException {
        byte[] bomb = raw(Map.of(SHEET, "<worksheet>" + " ".repeat(64 << 20) + "</worksheet>"));

        Reading reading = Reading.of(bomb, XLSX);

        assertThat(bomb.length).isLessThan(100_000);
        assertThat(reading.breakage()).endsWith("YJ-CON-022");
    }

    @Test
    void moreTextThanMayBeSharedIsRefused() throws IOException {
        String shared = "<sst>" + ("<si><t>" + "x".repeat(200) + Math.PI + "</t></si>").repeat(200_000) + "</sst>";
        byte[] file = raw(Map.of(SHEET, "<worksheet/>", "xl/sharedStrings.xml", shared, "noise", noise(2 << 20)));

        assertThat(Reading.of(file, XLSX).breakage()).endsWith("YJ-CON-022");
    }

    /** Content that does not compress, so that the ratio is not what refuses it. */
    private static String noise(int length) {
        java.util.Random random = new java.util.Random(1);
        StringBuilder noise = new StringBuilder(length);
        for (int index = 0; index < length; index++) {
            noise.append((char) (' ' + random.nextInt(95)));
        }
        return noise.toString();
    }

    @Test
    void moreThanAThousandPartsAreRefused() throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        for (int part = 0; part < 1_100; part++) {
            parts.put("part" + part, "");
        }

        assertThat(Reading.of(raw(parts), XLSX).breakage()).endsWith("YJ-CON-022");
    }

    @Test
    void aDocumentTypeInAPartIsRefused() throws IOException {
        byte[] file = raw(Map.of(SHEET, "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet><sheetData/></worksheet>"));

        assertThat(Reading.of(file, XLSX).breakage()).endsWith("YJ-CON-020");
    }

    @Test
    void aDamagedWorkbookIsRefused() throws IOException {
        byte[] file = raw(Map.of(SHEET, "<worksheet><sheetData>" + row("a") + row("1") + "</sheetData></worksheet>"));
        byte[] flipped = file.clone();
        flipped[flipped.length / 2] ^= 0x55;

        assertThat(Reading.of(Arrays.copyOf(file, file.length - 30), XLSX).breakage()).endsWith("YJ-CON-021");
        assertThat(Reading.of(flipped, XLSX).trees()).isEmpty();
    }

    @Test
    void aTextFileIsNoWorkbook() {
        assertThatThrownBy(() -> Reading.of(Reading.utf8("a,b\n1,2\n"), XLSX)).isInstanceOf(FaultException.class)
                .hasMessageContaining("YJ-CON-005");
    }
}

package org.yijian.agencies.marketregulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.yijian.agencies.district.District;
import org.yijian.agencies.district.Penalty;

/** The penalties as a workbook with real dates and numbers, as a clerk would save it. */
final class PenaltyWorkbook {

    private static final List<String> HEADINGS = List.of("处罚决定书文号", "统一社会信用代码", "当事人名称", "违法事实", "处罚依据", "处罚类别",
            "罚款金额（元）", "处罚决定日期", "公示起始日期", "公示截止日期", "处罚机关", "行政区划代码");

    private final District district;

    PenaltyWorkbook(District district) {
        this.district = district;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "yijian-agencies", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("行政处罚");
            for (int column = 0; column < HEADINGS.size(); column++) {
                sheet.value(0, column, HEADINGS.get(column));
            }
            int row = 1;
            for (Penalty penalty : district.penalties()) {
                row(sheet, row++, penalty);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }

    private static void row(Worksheet sheet, int row, Penalty penalty) {
        sheet.value(row, 0, penalty.documentNumber());
        sheet.value(row, 1, penalty.facility().creditCode());
        sheet.value(row, 2, penalty.facility().name());
        sheet.value(row, 3, penalty.reason());
        sheet.value(row, 4, penalty.legalBasis());
        sheet.value(row, 5, penalty.penaltyClass());
        if (penalty.amount() > 0) {
            sheet.value(row, 6, penalty.amount());
        }
        date(sheet, row, 7, penalty.decidedOn());
        date(sheet, row, 8, penalty.decidedOn().plusDays(7));
        date(sheet, row, 9, penalty.publicTo());
        sheet.value(row, 10, MarketFiles.authority(penalty.facility()));
        sheet.value(row, 11, penalty.facility().street().code());
    }

    private static void date(Worksheet sheet, int row, int column, LocalDate day) {
        sheet.value(row, column, day);
        sheet.style(row, column).format("yyyy-MM-dd").set();
    }
}

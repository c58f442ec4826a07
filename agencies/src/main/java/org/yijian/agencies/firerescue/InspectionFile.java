package org.yijian.agencies.firerescue;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.agencies.district.Facility;
import org.yijian.agencies.district.Problem;
import org.yijian.agencies.district.Visit;
import org.yijian.agencies.sftp.CsvText;

/** One row a problem with the visit repeated; a visit without problems has one row. UTF-8 with a byte order mark. */
final class InspectionFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<Visit> visits;

    InspectionFile(List<Visit> visits) {
        this.visits = visits;
    }

    String text() {
        CsvText csv = new CsvText("检查编号", "检查日期", "检查类型", "统一社会信用代码", "单位名称", "单位地址", "行政区划代码", "检查人员", "检查结论", "隐患编号",
                "依据条款", "隐患描述", "隐患等级", "隐患范围", "整改期限", "整改日期", "复查日期", "销号日期");
        for (Visit visit : visits) {
            if (visit.problems().isEmpty()) {
                csv.row(cells(visit, null).toArray());
            }
            for (Problem problem : visit.problems()) {
                csv.row(cells(visit, problem).toArray());
            }
        }
        return BYTE_ORDER_MARK + csv;
    }

    private static List<@Nullable Object> cells(Visit visit, @Nullable Problem problem) {
        Facility facility = visit.facility();
        List<@Nullable Object> cells = new ArrayList<>(List.of(visit.number(), visit.date(), visit.type().chinese(),
                facility.creditCode(), facility.name(), facility.address(), facility.street().code(),
                String.join("、", visit.inspectors()), visit.conclusion()));
        if (problem != null) {
            cells.addAll(List.of(problem.number(), problem.clause(), problem.description(),
                    problem.severity().chinese(), problem.scope().chinese(), problem.deadline()));
            cells.add(problem.rectifiedOn());
            cells.add(problem.recheckedOn());
            cells.add(problem.struckOffOn());
        } else {
            cells.addAll(List.of("", "", "", "", "", "", "", "", ""));
        }
        return cells;
    }
}

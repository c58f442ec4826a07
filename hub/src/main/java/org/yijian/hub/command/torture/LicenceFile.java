package org.yijian.hub.command.torture;

import java.nio.charset.Charset;
import java.util.Locale;

import org.yijian.records.identifier.CreditCode;

/**
 * A made-up file of licences of twenty made-up facilities, every row a record of its own that feeds between regions carry.
 *
 * @param region whose facilities they are, six digits
 * @param round number of the file; rows of different rounds never share a key
 * @param rows number of rows
 */
public record LicenceFile(String region, int round, int rows) {

    private static final int FACILITIES = 20;

    /** Its file name, by which the connector knows it. */
    public String name() {
        return "licences-" + round + ".csv";
    }

    /** Its message id: the same file is the same message. */
    public String messageId() {
        return "torture-" + region + "-" + round;
    }

    /** The file, GB18030. */
    public byte[] content() {
        StringBuilder text = new StringBuilder("统一社会信用代码,企业名称,证照类型,证照编号,许可范围,发证机关,发证日期,有效期至,状态,行政区划代码\r\n");
        for (int row = 0; row < rows; row++) {
            int facility = row % FACILITIES;
            text.append("%s,强杀测试机构%d（演示）,食品经营许可证,T-%s-%d-%d,热食类食品制售,演示,2024-03-01,2029-02-28,有效,%s001\r\n"
                    .formatted(code(facility), facility, region, round, row, region));
        }
        return text.toString().getBytes(Charset.forName("GB18030"));
    }

    private String code(int facility) {
        String organisation = String.format(Locale.ROOT, "MJT%05d", facility);
        return CreditCode.compose("52", region, organisation).toString();
    }
}

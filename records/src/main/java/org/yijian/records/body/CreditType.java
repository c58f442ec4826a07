package org.yijian.records.body;

/** What kind of credit record it is. */
public enum CreditType implements Named {
    PENALTY("行政处罚", "Penalty"), PAYMENT_DENIAL("停止支付", "Payment denial"), ABNORMAL_LIST("经营异常名录",
            "Abnormal-operation list"), BLACKLIST("严重失信名单", "Blacklist"), COMMENDATION("表彰",
                    "Commendation"), COMMITMENT_KEPT("守诺",
                            "Commitment kept"), COMMITMENT_BROKEN("违诺", "Commitment broken"), REPAIR("信用修复", "Repair");

    private final String chinese;
    private final String english;

    CreditType(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }
}

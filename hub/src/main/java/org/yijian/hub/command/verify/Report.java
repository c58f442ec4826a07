package org.yijian.hub.command.verify;

import java.io.PrintStream;
import java.util.Locale;

import org.yijian.security.evidence.EvidenceReport;
import org.yijian.security.evidence.EvidenceReport.Line;

/** Says what was found, in Chinese or English. */
final class Report {

    private final PrintStream out;
    private final Locale language;
    private final boolean chinese;

    Report(PrintStream out, Locale language) {
        this.out = out;
        this.language = language;
        this.chinese = language.getLanguage().equals("zh");
    }

    void print(EvidenceReport report) {
        report.lines().forEach(this::print);
        out.println(switch (report.verdict()) {
            case VALID -> say("结论：有效", "Verdict: valid");
            case INVALID -> say("结论：无效", "Verdict: invalid");
            case UNDETERMINED -> say("结论：无法判定", "Verdict: undetermined");
        });
    }

    private void print(Line line) {
        String text = line.check().id() + "  " + outcome(line) + "  "
                + say(line.check().chinese(), line.check().english());
        if (line.fault() != null) {
            text += say("：", ": ") + line.fault().code().code() + " " + line.fault().text(language);
        } else if (!line.detail().isEmpty()) {
            text += say("：", ": ") + line.detail();
        }
        out.println(text);
    }

    private String outcome(Line line) {
        return switch (line.outcome()) {
            case PASSED -> say("通过", "pass");
            case FAILED -> say("不符", "FAIL");
            case OPEN -> say("未定", "open");
            case ABSENT -> say("不涉及", "none");
        };
    }

    void unreadable(String why) {
        out.println(say("结论：无法判定。", "Verdict: undetermined. ") + why);
    }

    void usage() {
        out.println(say("用法：yijian verify 证据包.asice --trust 信任文件.json [--lang zh|en]",
                "Usage: yijian verify FILE.asice --trust TRUST.json [--lang zh|en]"));
        out.println(say("退出码：0 有效，1 无效，2 无法判定", "Exit: 0 valid, 1 invalid, 2 undetermined"));
    }

    private String say(String inChinese, String inEnglish) {
        return chinese ? inChinese : inEnglish;
    }
}

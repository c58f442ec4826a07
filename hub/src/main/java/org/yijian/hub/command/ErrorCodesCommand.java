package org.yijian.hub.command;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.concurrent.Callable;

import org.yijian.hub.ErrorCodes;
import org.yijian.security.error.ErrorCode;
import picocli.CommandLine.Command;

/** {@code error-codes}: writes {@code docs/errors.md}. */
@Command(name = "error-codes", description = "All error codes as Markdown.%n全部错误代码。", mixinStandardHelpOptions = true)
final class ErrorCodesCommand implements Callable<Integer> {

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        out.print(markdown());
        return 0;
    }

    static String markdown() {
        StringBuilder text = new StringBuilder("# Error codes 错误代码\n\nWritten by `./yijian error-codes`.\n\n"
                + "| code | what it means | what to do |\n|---|---|---|\n");
        ErrorCodes.all().stream().sorted(Comparator.comparing(ErrorCode::code)).forEach(code -> text
                .append("| `%s` | %s<br>%s | %s<br>%s |%n".formatted(code.code(), cell(code.chinese()),
                        cell(code.english()), cell(code.remedyChinese()), cell(code.remedyEnglish()))));
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}

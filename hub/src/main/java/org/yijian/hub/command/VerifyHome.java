package org.yijian.hub.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.yijian.security.proof.LogReport;
import org.yijian.security.proof.LogVerifier;
import org.yijian.security.proof.NoteSigner;
import org.yijian.security.trust.KeyRing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code ./yijian verify-home}: verifies the tamper-evident log of a home folder with nothing but its files and public
 * keys. Ledger and index are checked by the running hub ({@code GET /api/v1/checks}).
 */
@Command(name = "verify-home", mixinStandardHelpOptions = true, description = "Verify the log in a home folder.%n"
        + "离线校验防篡改日志。")
final class VerifyHome implements Callable<Integer> {

    @Option(names = "--home", defaultValue = ".yijian/demo", description = "home folder (default ${DEFAULT-VALUE})")
    private Path home = Path.of(".yijian/demo");

    @Option(names = "--log", defaultValue = "yijian.local/log", description = "the log's name, as yijian.log.name "
            + "says (default ${DEFAULT-VALUE})")
    private String log = "yijian.local/log";

    @Override
    public Integer call() {
        NoteSigner keys = NoteSigner.of(log, KeyRing.openOrCreate(home.resolve("keys"), Clock.systemUTC()));
        LogReport report = LogVerifier.of(home.resolve("log"), keys, log).verify();
        report.faults().forEach(fault -> System.out.println(fault.code().code() + " " + fault.text(Locale.CHINESE)
                + " " + fault.text(Locale.ENGLISH)));
        System.out.printf("%,d leaves, %s%n", report.size(), report.sound() ? "sound 完好" : "NOT SOUND 已损坏");
        return report.sound() ? 0 : 1;
    }
}

package org.yijian.hub.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

import org.yijian.hub.command.torture.Torture;
import org.yijian.security.error.Fault;
import org.yijian.security.error.FaultException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands by name. */
@Command(name = "yijian", description = "颐鉴 Yijian", mixinStandardHelpOptions = true, subcommands = {
        IngestCommand.class, DivisionsCommand.class, AwaitDemonstration.class, ErrorCodesCommand.class,
        VerifyHome.class, PartnerCommand.class, FeedCommand.class, KeysCommand.class, IndexCommand.class,
        ReconcileCommand.class,
        IntroduceDemonstration.class,
        Torture.class })
public final class Yijian {

    private Yijian() {
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command inside this program and gives its exit code. */
    public static int run(String... arguments) {
        CommandLine line = new CommandLine(new Yijian());
        line.setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command.getErr()));
        if (arguments.length == 0) {
            line.usage(line.getOut());
            return CommandLine.ExitCode.USAGE;
        }
        return line.execute(arguments);
    }

    private static int explain(Exception failure, PrintWriter out) {
        if (failure instanceof FaultException known) {
            Fault fault = known.fault();
            out.println(fault.code().code() + " " + fault.text(Locale.CHINESE) + " "
                    + fault.text(Locale.ENGLISH));
            out.println(fault.remedy(Locale.CHINESE) + " " + fault.remedy(Locale.ENGLISH));
        } else if (failure instanceof IOException && failure.getMessage() != null) {
            // Written for people by the commands; the class says nothing to them.
            out.println(failure.getMessage());
        } else {
            out.println(failure);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}

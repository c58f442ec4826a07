package org.yijian.agencies;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.agencies.district.Place;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program: starts the simulated agencies of a district and keeps them until it is told to stop. */
@Command(name = "agencies", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Simulated agencies of a generated district, over their real protocols, on loopback.",
        "生成一个区县的模拟部门，经各自真实协议对外服务，仅限本机。" })
public final class Agencies implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(Agencies.class);

    @Option(names = "--home", required = true, paramLabel = "DIR", description = "home folder of the hub: routes, secrets and trust are written there")
    private Path home = Path.of("");

    @Option(names = "--hub", paramLabel = "URL", description = "address of the hub for webhooks; without it the hotline stays silent")
    private @Nullable URI hub;

    @Option(names = "--mqtt", paramLabel = "HOST:PORT", description = "MQTT acceptor of the hub; without it there are no alarms")
    private @Nullable String mqtt;

    @Option(names = "--base-port", paramLabel = "PORT", defaultValue = "17300", description = "first port to try, 0 for any (default ${DEFAULT-VALUE}); a second start keeps its ports")
    private int basePort;

    @Option(names = "--region", paramLabel = "CODE", defaultValue = "500106", description = "which district is generated: 500106, or 510107 with civil affairs and market regulation only (default ${DEFAULT-VALUE})")
    private String region = "500106";

    @Option(names = "--seed", paramLabel = "NUMBER", defaultValue = "500106", description = "the same seed generates the same district (default ${DEFAULT-VALUE})")
    private long seed;

    @Option(names = "--alarm-every", paramLabel = "DURATION", defaultValue = "PT5S", description = "time between two fire alarms (default ${DEFAULT-VALUE})")
    private Duration alarmEvery = Duration.ofSeconds(5);

    @Option(names = "--complaint-every", paramLabel = "DURATION", defaultValue = "PT30S", description = "time between two new complaints, PT0S for none (default ${DEFAULT-VALUE})")
    private Duration complaintEvery = Duration.ofSeconds(30);

    /** Starts the program; SIGTERM and Ctrl-C stop it cleanly. */
    public static void main(String[] arguments) {
        CommandLine program = new CommandLine(new Agencies())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    LOG.error("the agencies do not start: {}", failure.getMessage());
                    LOG.debug("where it failed", failure);
                    return command.getCommandSpec().exitCodeOnExecutionException();
                });
        System.exit(program.execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        AgencySettings settings = new AgencySettings(home, hub, mqtt, basePort, Place.of(region), seed, alarmEvery,
                complaintEvery);
        RunningAgencies running = RunningAgencies.start(settings, Clock.systemUTC());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            running.close();
            stopped.countDown();
        }));
        running.agencies().forEach(agency -> out.printf("%-20s %s%n", agency.name(), agency.address()));
        out.println("agencies ready");
        stopped.await();
        return 0;
    }
}

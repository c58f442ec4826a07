package org.yijian.hub.command;

import java.io.PrintStream;
import java.nio.file.Path;

import org.yijian.records.division.DivisionsImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code divisions import FOLDER}: the operator's list of administrative divisions. */
@Command(name = "divisions", description = "Administrative divisions.%n行政区划。", mixinStandardHelpOptions = true)
final class DivisionsCommand {

    private final PrintStream out = System.out;

    @Command(name = "import", description = "Read provinces.csv, cities.csv, areas.csv and streets.csv of a folder; a "
            + "running hub takes them up by itself.%n导入行政区划，运行中的枢纽会自动采用。", mixinStandardHelpOptions = true)
    int importFolder(@Parameters(paramLabel = "FOLDER") Path folder, @Mixin RunningHub running) {
        int count = DivisionsImport.run(folder, running.home());
        out.printf("%,d divisions imported into %s 已导入%n", count, running.home());
        return 0;
    }
}

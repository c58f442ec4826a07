package org.yijian.search.index;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

import org.postgresql.ds.PGSimpleDataSource;
import org.yijian.records.ledger.postgres.LedgerDatabase;
import org.yijian.security.trust.KeyRing;

/** A process that rebuilds an index over and over until it is killed. Says so as soon as it begins. */
final class KilledRebuild {

    private KilledRebuild() {
    }

    /** @param arguments JDBC URL, folder of the index, folder of the keys */
    public static void main(String[] arguments) throws InterruptedException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(arguments[0]);
        KeyRing keys = KeyRing.openOrCreate(Path.of(arguments[2]), Clock.systemUTC());
        LedgerDatabase ledger = LedgerDatabase.open(database, keys, Clock.systemUTC());
        IndexGenerations index = IndexGenerations.start(Path.of(arguments[1]), ledger.changes(),
                IndexSettings.standard(), Clock.systemUTC());
        System.out.println("rebuilding");
        while (true) {
            index.rebuild();
            Thread.sleep(1);
        }
    }

    /** Starts it. */
    static Process start(String database, Path index, Path keys) throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"),
                KilledRebuild.class.getName(), database, index.toString(), keys.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}

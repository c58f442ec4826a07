package org.yijian.security.proof;

import java.nio.file.Path;
import java.time.Clock;

import org.yijian.security.trust.KeyRing;

/** A process that does nothing but append and publish, and says how far it came, until somebody kills it. */
final class AppendingProcess {

    private AppendingProcess() {
    }

    public static void main(String[] arguments) {
        Path home = Path.of(arguments[0]);
        KeyRing keys = KeyRing.openOrCreate(home.resolve("keys"), Clock.systemUTC());
        TileLog log = TileLog.open(home.resolve("log"), LogFixture.ORIGIN, NoteSigner.of(LogFixture.ORIGIN, keys),
                Clock.systemUTC());
        for (int batch = 1;; batch = batch * 7 % 401 + 1) {
            log.append(LogFixture.leaves(log.size(), log.size() + batch));
            System.out.println(log.publish().size());
        }
    }
}

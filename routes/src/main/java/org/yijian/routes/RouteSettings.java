package org.yijian.routes;

import java.nio.file.Path;

import org.yijian.routes.acceptance.AcceptanceSettings;
import org.yijian.routes.definition.AllowedHosts;
import org.yijian.routes.upkeep.UpkeepSettings;

/**
 * How the routes run.
 *
 * @param home home folder of the hub: {@code raw}, {@code routes}, {@code secrets}, {@code trust}, {@code drop} are in it
 * @param hosts which hosts routes may speak to
 * @param maximumBytes the largest message taken from anyone
 * @param acceptance how messages are accepted
 * @param upkeep what is looked after when
 */
public record RouteSettings(Path home, AllowedHosts hosts, long maximumBytes, AcceptanceSettings acceptance,
        UpkeepSettings upkeep) {

    private static final long TWO_GIBIBYTES = 2L << 30;

    /** Loopback only, at most 2 GiB a message. */
    public static RouteSettings in(Path home) {
        return new RouteSettings(home, AllowedHosts.LOOPBACK, TWO_GIBIBYTES, AcceptanceSettings.standard(),
                UpkeepSettings.standard());
    }
}

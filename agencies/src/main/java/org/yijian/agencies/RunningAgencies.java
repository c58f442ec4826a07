package org.yijian.agencies;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.agencies.civilaffairs.CivilAffairs;
import org.yijian.agencies.district.District;
import org.yijian.agencies.district.DistrictGenerator;
import org.yijian.agencies.district.Place;
import org.yijian.agencies.firerescue.AlarmCentre;
import org.yijian.agencies.firerescue.FireRescue;
import org.yijian.agencies.health.Health;
import org.yijian.agencies.home.GenerationDay;
import org.yijian.agencies.home.HomeFolder;
import org.yijian.agencies.home.Ports;
import org.yijian.agencies.hotline.Hotline;
import org.yijian.agencies.insurance.Insurance;
import org.yijian.agencies.marketregulation.MarketRegulation;
import org.yijian.agencies.police.Police;

/** All agencies of one district, running. */
public final class RunningAgencies implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningAgencies.class);

    private final District district;
    private final List<Agency> agencies;

    private RunningAgencies(District district, List<Agency> agencies) {
        this.district = district;
        this.agencies = agencies;
    }

    /** Generates the district and starts every agency, side by side; all of them or none. */
    public static RunningAgencies start(AgencySettings settings, Clock clock) {
        HomeFolder home = new HomeFolder(settings.home());
        Ports ports = new Ports(home, settings.basePort());
        LocalDate day = GenerationDay.of(home, clock);
        District district = new DistrictGenerator(settings.place(), settings.seed(), day).generate();
        List<Supplier<Agency>> starts = new ArrayList<>(List.of(() -> CivilAffairs.start(home, ports, district),
                () -> MarketRegulation.start(home, ports, district, day)));
        if (settings.place() == Place.SHAPINGBA) {
            starts.addAll(others(settings, home, ports, district, day, clock));
        }
        return new RunningAgencies(district, sideBySide(starts));
    }

    /** Agencies whose messages leave the region to the connector. */
    private static List<Supplier<Agency>> others(AgencySettings settings, HomeFolder home, Ports ports,
            District district, LocalDate day, Clock clock) {
        List<Supplier<Agency>> starts = new ArrayList<>(List.of(() -> Health.start(home, ports, district),
                () -> Insurance.start(home, ports, district, clock),
                () -> Police.start(home, ports, district, clock, CivilAffairs.NAME),
                () -> FireRescue.start(home, ports, district, day)));
        String mqtt = settings.mqtt();
        if (mqtt != null) {
            starts.add(() -> AlarmCentre.start(home, mqtt, district, settings.seed(), settings.alarmEvery(), clock));
        }
        URI hub = settings.hub();
        if (hub != null) {
            starts.add(() -> Hotline.start(home, hub, district, settings.seed(), settings.complaintEvery(), clock));
        }
        return starts;
    }

    /** What the agencies know, for comparison. */
    public District district() {
        return district;
    }

    public List<Agency> agencies() {
        return agencies;
    }

    /** The agency of that name. */
    public Agency agency(String name) {
        return agencies.stream().filter(agency -> agency.name().equals(name)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        agencies.forEach(RunningAgencies::close);
    }

    private static List<Agency> sideBySide(List<Supplier<Agency>> starts) {
        List<Agency> started = new ArrayList<>();
        // Platform threads: loading classes pins virtual ones, and a few pinned ones that wait for each other stop all.
        try (ExecutorService threads = Executors.newFixedThreadPool(starts.size())) {
            List<Future<Agency>> starting = starts.stream().map(start -> threads.submit(start::get)).toList();
            RuntimeException failure = null;
            for (Future<Agency> each : starting) {
                try {
                    started.add(each.get());
                } catch (ExecutionException broken) {
                    failure = new IllegalStateException(String.valueOf(broken.getCause()), broken.getCause());
                }
            }
            if (failure != null) {
                throw failure;
            }
            return List.copyOf(started);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            started.forEach(RunningAgencies::close);
            throw new IllegalStateException("stopped while starting", stopped);
        } catch (RuntimeException failure) {
            started.forEach(RunningAgencies::close);
            throw failure;
        }
    }

    private static void close(Agency agency) {
        try {
            agency.close();
        } catch (RuntimeException stubborn) {
            LOG.warn("{} does not stop cleanly", agency.name(), stubborn);
        }
    }
}

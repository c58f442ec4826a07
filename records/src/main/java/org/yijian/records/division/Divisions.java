package org.yijian.records.division;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.yijian.records.identifier.RegionCode;

/**
 * The divisions known now: those shipped for the demonstration and those of the operator's list. Safe for use by many
 * threads; a reload replaces all at once.
 */
public final class Divisions {

    /** Name of the operator's list in the hub's home folder. */
    public static final String FILE = "divisions.tsv";

    /** Levels that only group others; nobody says them in an address. */
    private static final Set<String> UNSPOKEN = Set.of("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划");

    private static final int TOWN = 9;

    private final @Nullable Path file;
    private volatile Snapshot snapshot;

    private Divisions(@Nullable Path file) {
        this.file = file;
        this.snapshot = read();
    }

    /** Only the divisions of the demonstration. */
    public static Divisions shipped() {
        return new Divisions(null);
    }

    /**
     * The shipped divisions and, over them, the list in the hub's home folder if there is one.
     *
     * @throws org.yijian.security.error.FaultException with {@code YJ-REC-040} if that list cannot be read
     */
    public static Divisions load(Path home) {
        return new Divisions(home.resolve(FILE));
    }

    /** Reads the list again. If it cannot be read the known divisions stay as they are. */
    public void reload() {
        snapshot = read();
    }

    /**
     * Reads the list again if its file has changed since.
     *
     * @return whether it was read
     */
    public boolean reloadIfChanged() {
        if (snapshot.modified().equals(modified())) {
            return false;
        }
        reload();
        return true;
    }

    /** Whether the region is on the list. A village is known if its town is. */
    public boolean known(RegionCode region) {
        return snapshot.divisions().containsKey(region.code()) || region.chinese() && region.code().length() > TOWN
                && snapshot.divisions().containsKey(region.code().substring(0, TOWN));
    }

    /** The division of that code. */
    public Optional<Division> find(RegionCode region) {
        return Optional.ofNullable(snapshot.divisions().get(region.code()));
    }

    /**
     * The name with all parents as one says it, for example 重庆市沙坪坝区天星桥街道; the code itself for what is not on the
     * list.
     */
    public String fullName(RegionCode region, Locale locale) {
        List<String> names = region.path().stream().map(snapshot.divisions()::get).filter(division -> division != null)
                .map(division -> division.name(locale)).filter(name -> !UNSPOKEN.contains(name)).toList();
        if (names.isEmpty()) {
            return region.code();
        }
        return region.chinese() ? String.join("", names) : names.getLast();
    }

    /** The divisions directly under this one, in the order of their codes. */
    public List<Division> children(RegionCode region) {
        return snapshot.divisions().values().stream()
                .filter(division -> division.code().code().startsWith(region.code()))
                .filter(division -> division.code().parent().filter(region::equals).isPresent()).toList();
    }

    /** How many divisions are known. */
    public int size() {
        return snapshot.divisions().size();
    }

    private Snapshot read() {
        FileTime modified = modified();
        try (InputStream shipped = Divisions.class.getResourceAsStream("/divisions/shipped.tsv")) {
            if (shipped == null) {
                throw new IllegalStateException("the shipped divisions are not in the program");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(shipped, StandardCharsets.UTF_8));
            Map<String, Division> divisions = new TreeMap<>(DivisionFile.read(lines, "shipped.tsv"));
            if (file != null && Files.exists(file)) {
                try (BufferedReader own = Files.newBufferedReader(file)) {
                    divisions.putAll(DivisionFile.read(own, file.toString()));
                }
            }
            return new Snapshot(new LinkedHashMap<>(divisions), modified);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileTime modified() {
        try {
            return file != null && Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Snapshot(Map<String, Division> divisions, FileTime modified) {}
}

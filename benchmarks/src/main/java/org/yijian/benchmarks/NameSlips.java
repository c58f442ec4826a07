package org.yijian.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.yijian.search.analysis.Syllables;

/** Makes the slips of people who type names. */
final class NameSlips {

    /** A way to get a name wrong. */
    enum Slip {
        HOMOPHONE, MISSING, EXTRA, SWAPPED, PINYIN
    }

    /**
     * A name typed wrongly.
     *
     * @param name number of the name in the list
     * @param typed what was typed
     */
    record Typed(int name, String typed) {}

    private final List<String> names;
    private final Set<String> known;
    private final Map<String, List<Character>> bySound = new HashMap<>();
    private final List<Character> characters = new ArrayList<>();

    NameSlips(List<String> names) {
        this.names = names;
        this.known = new HashSet<>(names);
        Set<Character> seen = new HashSet<>();
        for (String name : names) {
            for (char character : name.toCharArray()) {
                if (seen.add(character) && !Syllables.of(character).isEmpty()) {
                    characters.add(character);
                    bySound.computeIfAbsent(usual(character), sound -> new ArrayList<>()).add(character);
                }
            }
        }
    }

    /**
     * Names of so many characters typed wrongly. What is itself another name of the list is left out: finding that one is
     * right.
     */
    Map<Slip, List<Typed>> make(int shortest, int longest, int each) {
        Map<Slip, List<Typed>> made = new LinkedHashMap<>();
        for (Slip slip : Slip.values()) {
            Random random = new Random(20261122L + slip.ordinal());
            List<Typed> typed = new ArrayList<>();
            while (typed.size() < each) {
                int number = random.nextInt(names.size());
                String name = names.get(number);
                if (name.length() >= shortest && name.length() <= longest && readable(name)) {
                    typed(slip, name, random).filter(text -> !known.contains(text))
                            .ifPresent(text -> typed.add(new Typed(number, text)));
                }
            }
            made.put(slip, typed);
        }
        return made;
    }

    private static boolean readable(String name) {
        return name.chars().noneMatch(character -> Syllables.of((char) character).isEmpty());
    }

    /**
     * What the names with a character missing leave open.
     *
     * @param open queries that more names than fit in the answer become when a character is missing
     * @param best share of all queries that whoever knows the list can expect to answer at best
     */
    record Ceiling(long open, double best) {}

    /**
     * The most that anybody finds of names with a character missing among the first {@code most}. All names that become
     * the same text are as likely, a name with a doubled character twice: nothing that was typed tells them apart.
     */
    Ceiling ceiling(List<Typed> missing, int most) {
        Map<String, List<Integer>> ways = ways(missing);
        long open = 0;
        double best = 0;
        for (Typed typed : missing) {
            List<Integer> names = Objects.requireNonNull(ways.get(typed.typed()));
            open += names.size() > most ? 1 : 0;
            int all = names.stream().mapToInt(Integer::intValue).sum();
            best += names.stream().sorted(Comparator.reverseOrder()).limit(most).mapToInt(Integer::intValue).sum()
                    / (double) all;
        }
        return new Ceiling(open, best / missing.size());
    }

    /** For each text the names that become it, as the number of characters of which any may be the missing one. */
    private Map<String, List<Integer>> ways(List<Typed> missing) {
        Map<String, List<Integer>> ways = new HashMap<>();
        missing.forEach(typed -> ways.put(typed.typed(), new ArrayList<>()));
        for (String name : names) {
            Map<String, Integer> shortened = new HashMap<>();
            for (int at = 0; at < name.length(); at++) {
                shortened.merge(name.substring(0, at) + name.substring(at + 1), 1, Integer::sum);
            }
            shortened.forEach((text, count) -> ways.getOrDefault(text, new ArrayList<>()).add(count));
        }
        return ways;
    }

    /** Of those with a character missing, the ones to which the missing character makes {@code most} names at most. */
    List<Typed> answerable(List<Typed> missing, int most) {
        Map<String, List<Integer>> ways = ways(missing);
        return missing.stream().filter(typed -> Objects.requireNonNull(ways.get(typed.typed())).size() <= most)
                .toList();
    }

    private Optional<String> typed(Slip slip, String name, Random random) {
        int at = random.nextInt(name.length());
        return switch (slip) {
            case HOMOPHONE -> homophone(name, at, random);
            case MISSING -> Optional.of(name.substring(0, at) + name.substring(at + 1));
            case EXTRA -> Optional.of(name.substring(0, at) + characters.get(random.nextInt(characters.size()))
                    + name.substring(at));
            case SWAPPED -> swapped(name, Math.min(at, name.length() - 2));
            case PINYIN -> Optional.of(pinyin(name));
        };
    }

    private Optional<String> homophone(String name, int at, Random random) {
        List<Character> same = Objects.requireNonNull(bySound.get(usual(name.charAt(at))));
        char other = same.get(random.nextInt(same.size()));
        return other == name.charAt(at)
                ? Optional.empty()
                : Optional.of(name.substring(0, at) + other + name.substring(at + 1));
    }

    private static Optional<String> swapped(String name, int at) {
        return name.charAt(at) == name.charAt(at + 1)
                ? Optional.empty()
                : Optional.of(name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2));
    }

    private static String pinyin(String name) {
        StringBuilder pinyin = new StringBuilder();
        name.chars().forEach(character -> pinyin.append(usual((char) character)));
        return pinyin.toString();
    }

    private static String usual(char character) {
        return Syllables.of(character).getFirst();
    }
}

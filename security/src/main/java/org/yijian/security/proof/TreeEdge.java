package org.yijian.security.proof;

import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a tree: everything that is not in a full tile yet. Immutable; growing gives a new one.
 *
 * @param size how many leaves the tree has
 * @param entries the leaves of the last, unfinished bundle
 * @param levels the hashes of the last, unfinished tile of each level
 */
record TreeEdge(long size, List<byte[]> entries, List<List<byte[]>> levels) {

    static TreeEdge empty() {
        return new TreeEdge(0, List.of(), List.of());
    }

    /**
     * The edge that belongs to a checkpoint.
     *
     * @throws org.yijian.security.error.FaultException if a tile or bundle is missing or damaged
     */
    static TreeEdge read(LogFolder folder, long size) {
        List<List<byte[]>> levels = new ArrayList<>();
        for (int level = 0; count(size, level) > 0; level++) {
            int width = width(size, level);
            long tile = count(size, level) / TilePath.WIDTH;
            levels.add(width == 0 ? List.of() : folder.tile(level, tile, width));
        }
        int last = width(size, 0);
        List<byte[]> entries = last == 0 ? List.of() : folder.bundle(size / TilePath.WIDTH, last);
        return new TreeEdge(size, entries, List.copyOf(levels));
    }

    /**
     * The edge that the tree had when it was smaller, at the end of a bundle.
     *
     * @param smaller a multiple of {@link TilePath#WIDTH}
     */
    TreeEdge at(LogFolder folder, long smaller) {
        List<List<byte[]>> before = new ArrayList<>();
        for (int level = 0; count(smaller, level) > 0; level++) {
            long tile = count(smaller, level) / TilePath.WIDTH;
            int width = width(smaller, level);
            List<byte[]> hashes = tile == tile(level) || width == 0
                    ? level(level)
                    : folder.tile(level, tile, TilePath.WIDTH);
            before.add(width == 0 ? List.of() : hashes.subList(0, width));
        }
        return new TreeEdge(smaller, List.of(), List.copyOf(before));
    }

    /** The hashes of a level's unfinished tile. */
    List<byte[]> level(int level) {
        return level < levels.size() ? levels.get(level) : List.of();
    }

    /** The number of a level's unfinished tile; every tile before it is full. */
    long tile(int level) {
        return count(size, level) / TilePath.WIDTH;
    }

    /** How many hashes a level of tiles has. */
    static long count(long size, int level) {
        int shift = level * TilePath.HEIGHT;
        return shift >= Long.SIZE ? 0 : size >>> shift;
    }

    private static int width(long size, int level) {
        return (int) (count(size, level) % TilePath.WIDTH);
    }
}

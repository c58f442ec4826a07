package org.yijian.security.proof;

/** Where tiles and bundles are, below the log's folder or address (C2SP tlog-tiles). */
final class TilePath {

    /** Hashes in a full tile, entries in a full bundle. */
    static final int WIDTH = 256;

    /** Levels of the tree in one level of tiles. */
    static final int HEIGHT = 8;

    private static final long GROUP = 1000;

    private TilePath() {
    }

    /** A tile of hashes, partial if narrower than {@link #WIDTH}. */
    static String tile(int level, long index, int width) {
        return "tile/" + level + "/" + number(index) + partial(width);
    }

    /** A bundle of entries, partial if narrower than {@link #WIDTH}. */
    static String bundle(long index, int width) {
        return "tile/entries/" + number(index) + partial(width);
    }

    private static String partial(int width) {
        if (width < 1 || width > WIDTH) {
            throw new IllegalArgumentException("a tile of " + width);
        }
        return width == WIDTH ? "" : ".p/" + width;
    }

    /** Three digits a folder, all but the last behind an x: 1234067 is {@code x001/x234/067}. */
    private static String number(long index) {
        StringBuilder path = new StringBuilder(digits(index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            path.insert(0, "x" + digits(rest % GROUP) + "/");
        }
        return path.toString();
    }

    private static String digits(long group) {
        return String.format("%03d", group);
    }
}

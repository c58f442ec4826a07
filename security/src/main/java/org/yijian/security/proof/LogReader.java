package org.yijian.security.proof;

import java.util.List;

/** Leaves and hashes of a log at some moment: from the edge in memory, or else from full tiles, recently read. */
final class LogReader {

    private static final int KEPT_TILES = 512;
    private static final int KEPT_BUNDLES = 64;

    private record TileKey(int level, long index) {}

    private final LogFolder folder;
    private final RecentlyRead<TileKey, List<byte[]>> tiles = new RecentlyRead<>(KEPT_TILES);
    private final RecentlyRead<Long, List<byte[]>> bundles = new RecentlyRead<>(KEPT_BUNDLES);

    LogReader(LogFolder folder) {
        this.folder = folder;
    }

    byte[] leaf(TreeEdge edge, long index) {
        long bundle = index / TilePath.WIDTH;
        List<byte[]> entries = bundle == edge.size() / TilePath.WIDTH
                ? edge.entries()
                : bundles.get(bundle, number -> folder.bundle(number, TilePath.WIDTH));
        return entries.get((int) (index % TilePath.WIDTH)).clone();
    }

    TreeHashes hashes(TreeEdge edge) {
        return new TreeHashes((level, index) -> node(edge, level, index));
    }

    /** A node lies in the tile of its level of tiles, over a run of that tile's hashes. */
    private byte[] node(TreeEdge edge, int level, long index) {
        int tileLevel = level / TilePath.HEIGHT;
        int inside = level % TilePath.HEIGHT;
        long first = index << inside;
        List<byte[]> hashes = tile(edge, tileLevel, first / TilePath.WIDTH);
        int start = (int) (first % TilePath.WIDTH);
        return TileHashes.root(hashes.subList(start, start + (1 << inside)));
    }

    private List<byte[]> tile(TreeEdge edge, int level, long index) {
        return index == edge.tile(level)
                ? edge.level(level)
                : tiles.get(new TileKey(level, index), key -> folder.tile(key.level(), key.index(), TilePath.WIDTH));
    }
}

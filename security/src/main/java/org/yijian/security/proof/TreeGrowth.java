package org.yijian.security.proof;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Leaves being added to an edge, and the full tiles and bundles that come of it. For one thread, used once. */
final class TreeGrowth {

    private final LogFolder folder;
    private final Map<Path, byte[]> finished = new LinkedHashMap<>();
    private final List<byte[]> entries;
    private final List<List<byte[]>> levels = new ArrayList<>();
    private long size;

    TreeGrowth(LogFolder folder, TreeEdge edge) {
        this.folder = folder;
        this.size = edge.size();
        this.entries = new ArrayList<>(edge.entries());
        edge.levels().forEach(level -> levels.add(new ArrayList<>(level)));
    }

    void add(byte[] leaf) {
        if (leaf.length > EntryBundle.MAX_ENTRY_BYTES) {
            throw new IllegalArgumentException("a leaf of " + leaf.length + " bytes");
        }
        entries.add(leaf);
        size++;
        if (entries.size() == TilePath.WIDTH) {
            finished.put(folder.bundleFile(size / TilePath.WIDTH - 1, TilePath.WIDTH), EntryBundle.encode(entries));
            entries.clear();
        }
        addHash(0, MerkleHash.leaf(leaf));
    }

    private void addHash(int level, byte[] hash) {
        if (level == levels.size()) {
            levels.add(new ArrayList<>());
        }
        List<byte[]> hashes = levels.get(level);
        hashes.add(hash);
        if (hashes.size() == TilePath.WIDTH) {
            finished.put(folder.tileFile(level, TreeEdge.count(size, level) / TilePath.WIDTH - 1, TilePath.WIDTH),
                    TileHashes.encode(hashes));
            byte[] above = TileHashes.root(hashes);
            hashes.clear();
            addHash(level + 1, above);
        }
    }

    /** The files that are complete now. */
    Map<Path, byte[]> finished() {
        return finished;
    }

    TreeEdge edge() {
        return new TreeEdge(size, List.copyOf(entries), levels.stream().map(List::copyOf).toList());
    }
}

package org.yijian.connectors.translation;

import java.util.Map;

/** Checks a tree that a mapping made and turns it into a record. Safe for use by several threads. */
@FunctionalInterface
interface RecordMaker {

    /**
     * @param tree envelope and body
     * @param line where its piece stands
     * @param fingerprint number of the tree
     */
    Outcome make(Map<String, Object> tree, long line, long fingerprint);
}

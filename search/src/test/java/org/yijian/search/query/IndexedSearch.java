package org.yijian.search.query;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.records.CanonicalRecord;
import org.yijian.search.SearchResult;
import org.yijian.search.SearchResult.Hit;
import org.yijian.search.TestRecords;
import org.yijian.search.index.IndexSettings;
import org.yijian.search.index.RecordIndex;

import static org.yijian.search.TestRecords.ALL;
import static org.yijian.search.TestRecords.id;
import static org.yijian.search.TestRecords.query;

/** An index of its own for each test. */
abstract class IndexedSearch {

    @TempDir
    Path folder;

    private RecordIndex index;
    IndexSearch search;

    @BeforeEach
    void open() {
        index = RecordIndex.open(folder, IndexSettings.standard());
        search = new IndexSearch(index);
    }

    @AfterEach
    void close() {
        index.close();
    }

    void indexed(CanonicalRecord... records) throws InterruptedException {
        index.apply(List.of(TestRecords.change(index.position().sequence() + 1, records)));
        index.refresh();
    }

    List<String> found(String text) {
        return ids(search.search(query(text), ALL));
    }

    static List<String> ids(SearchResult result) {
        return result.hits().stream().map(Hit::id).toList();
    }

    static String idOf(String key) {
        return id(key).toString();
    }
}

package org.yijian.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yijian.search.document.RecordForm;

/** The folder of the index. The index is derived from the ledger, so one that cannot be read is deleted and rebuilt. */
final class IndexFolder {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);

    private static final double SMALL_MEGABYTES = 5;
    private static final double CACHED_MEGABYTES = 32;

    private IndexFolder() {
    }

    /** Opens the folder, empty if what was in it has a form that cannot be read or is damaged. */
    static Directory open(Path folder, RecordForm form) throws IOException {
        Files.createDirectories(folder);
        Directory directory = cached(folder);
        if (!readable(directory, form)) {
            LOG.warn("The search index in {} has another form or is damaged; it is rebuilt from the ledger", folder);
            directory.close();
            delete(folder);
            return cached(folder);
        }
        return directory;
    }

    /** What a refresh writes is small and soon merged away: it stays in memory until the next commit or merge. */
    private static Directory cached(Path folder) throws IOException {
        return new NRTCachingDirectory(FSDirectory.open(folder.toRealPath()), SMALL_MEGABYTES, CACHED_MEGABYTES);
    }

    /** Whether the folder holds an index, even an empty one, that can be opened. */
    static boolean readable(Path folder, RecordForm form) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Directory directory = FSDirectory.open(folder.toRealPath())) {
            return DirectoryReader.indexExists(directory) && readable(directory, form);
        }
    }

    private static boolean readable(Directory directory, RecordForm form) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return true;
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return IndexPosition.standing(SegmentInfos.readLatestCommit(directory).getUserData(),
                    form) != RecordForm.Standing.STRANGE;
        } catch (CorruptIndexException | IndexFormatTooOldException | IndexFormatTooNewException
                | java.nio.file.NoSuchFileException | java.io.FileNotFoundException | java.io.EOFException e) {
            LOG.warn("The search index cannot be read", e);
            return false;
        }
    }

    /** Deletes what is in the folder. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(Files::isRegularFile).forEach(IndexFolder::deleteFile);
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

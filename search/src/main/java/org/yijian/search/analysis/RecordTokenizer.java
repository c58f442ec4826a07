package org.yijian.search.analysis;

import java.io.IOException;
import java.util.Arrays;

import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** {@link TermScanner} as Lucene wants it. */
final class RecordTokenizer extends Tokenizer {

    private static final int FIRST_BUFFER = 1024;
    /** A buffer that one huge text made larger than this is given back. */
    private static final int LARGEST_KEPT_BUFFER = 1 << 18;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final TermScanner scanner = new TermScanner();
    private char[] text = new char[FIRST_BUFFER];
    private int length;
    private boolean read;

    @Override
    public boolean incrementToken() throws IOException {
        if (!read) {
            readAll();
        }
        clearAttributes();
        if (!scanner.next()) {
            return false;
        }
        int termLength = scanner.termLength();
        scanner.copyTerm(term.resizeBuffer(termLength));
        term.setLength(termLength);
        offset.setOffset(correctOffset(scanner.start()), correctOffset(scanner.end()));
        return true;
    }

    private void readAll() throws IOException {
        length = 0;
        for (int count; (count = input.read(text, length, text.length - length)) >= 0; length += count) {
            if (length + count == text.length) {
                text = Arrays.copyOf(text, 2 * text.length);
            }
        }
        scanner.reset(text, length);
        read = true;
    }

    @Override
    public void end() throws IOException {
        super.end();
        offset.setOffset(correctOffset(length), correctOffset(length));
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        read = false;
        if (text.length > LARGEST_KEPT_BUFFER) {
            text = new char[FIRST_BUFFER];
        }
    }
}

package org.yijian.search.query;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Cuts a run of Chinese into words by Lucene's dictionary (SmartCN). Used on queries only: what is indexed are pairs of
 * characters, so a word cut wrongly costs a little precision and never makes a record unfindable.
 */
final class ChineseWords {

    private ChineseWords() {
    }

    /** The words; single characters between them (的, 在, 有) are left out, several in a row count as a word. */
    static List<String> of(String run) {
        List<String> words = new ArrayList<>();
        StringBuilder single = new StringBuilder();
        for (String token : tokens(run)) {
            if (token.codePointCount(0, token.length()) == 1) {
                single.append(token);
            } else {
                addSingles(words, single);
                words.add(token);
            }
        }
        addSingles(words, single);
        return words;
    }

    private static void addSingles(List<String> words, StringBuilder single) {
        if (single.codePointCount(0, single.length()) > 1) {
            words.add(single.toString());
        }
        single.setLength(0);
    }

    /** All words, single characters too: the terms of the field {@code words}. */
    static List<String> tokens(String run) {
        List<String> tokens = new ArrayList<>();
        try (HMMChineseTokenizer tokenizer = new HMMChineseTokenizer()) {
            CharTermAttribute term = tokenizer.getAttribute(CharTermAttribute.class);
            tokenizer.setReader(new StringReader(run));
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                tokens.add(term.toString());
            }
            tokenizer.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
        return tokens;
    }
}

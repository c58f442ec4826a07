package org.yijian.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yijian.search.analysis.Identifiers;
import org.yijian.search.analysis.TermScanner;

/**
 * Reads the query box. There is no syntax to get wrong: text in quotation marks is a phrase, everything else is words
 * divided by spaces; any other character is what it is.
 *
 * <p>A word of several terms (消防通 is 消防 and 防通, {@code F-0835} is {@code f} and {@code 0835}) is looked for as a
 * phrase. Four and more Chinese characters in a row are cut into words first, so that 消防通道堵塞 also finds
 * 消防通道被杂物堵塞; records with the run as it was typed come first.
 */
public final class PlainQueryReader {

    private static final Pattern PIECE = Pattern
            .compile("[\"“”＂「」『』]([^\"“”＂「」『』]*)[\"“”＂「」『』]|([^\\s\\u3000\"“”＂「」『』]+)");
    private static final Pattern QUOTED = Pattern.compile("[\"“”＂「」『』]");
    private static final Pattern LONG_RUN = Pattern.compile("\\p{IsHan}{4,}");
    private static final int SHORTEST_IDENTIFIER = 4;

    /** Whether something stands in quotation marks: that is meant as it is written. */
    static boolean quoted(String text) {
        return QUOTED.matcher(text).find();
    }

    /** Never fails, whatever the text is. */
    public PlainQuery read(String text) {
        List<SearchedWord> words = new ArrayList<>();
        List<SearchedWord> better = new ArrayList<>();
        Matcher pieces = PIECE.matcher(text);
        while (pieces.find()) {
            if (pieces.group(1) != null) {
                words.addAll(phrase(pieces.group(1)));
            } else {
                addWord(pieces.group(2), words, better);
            }
        }
        return new PlainQuery(words.stream().distinct().toList(), better, Identifiers.normalized(text), text.isBlank());
    }

    private static void addWord(String piece, List<SearchedWord> words, List<SearchedWord> better) {
        Matcher runs = LONG_RUN.matcher(piece);
        int from = 0;
        while (runs.find()) {
            words.addAll(phrase(piece.substring(from, runs.start())));
            addRun(runs.group(), words, better);
            from = runs.end();
        }
        words.addAll(phrase(piece.substring(from)));
    }

    private static void addRun(String run, List<SearchedWord> words, List<SearchedWord> better) {
        List<String> cut = ChineseWords.of(run);
        if (cut.size() < 2) {
            words.addAll(phrase(run));
            return;
        }
        cut.forEach(word -> words.addAll(phrase(word)));
        better.addAll(phrase(run));
    }

    /** One word with all terms of the text; none if it has no term; one for each if it has only single ideographs. */
    private static List<SearchedWord> phrase(String text) {
        List<SearchedWord.Placed> terms = new ArrayList<>();
        List<SearchedWord> singles = new ArrayList<>();
        TermScanner scanner = new TermScanner();
        scanner.reset(text);
        for (int position = 0; scanner.next(); position++) {
            if (scanner.lastOfRun()) {
                singles.add(new SearchedWord(List.of(new SearchedWord.Placed(scanner.term(), 0)), true, null));
            } else {
                terms.add(new SearchedWord.Placed(scanner.term(), position));
            }
        }
        if (terms.isEmpty()) {
            return singles;
        }
        int first = terms.getFirst().place();
        return List.of(new SearchedWord(
                terms.stream().map(placed -> new SearchedWord.Placed(placed.term(), placed.place() - first)).toList(),
                false, mayBeIdentifier(text) ? Identifiers.normalized(text) : null));
    }

    private static boolean mayBeIdentifier(String text) {
        return text.length() >= SHORTEST_IDENTIFIER && text.length() <= Identifiers.LONGEST
                && text.chars().anyMatch(Character::isDigit);
    }
}

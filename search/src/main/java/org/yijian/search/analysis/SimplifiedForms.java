package org.yijian.search.analysis;

/**
 * Traditional characters in their simplified form, so that 養老院 finds 养老院. A table made from ICU's rules rather than
 * ICU itself, which would take 15 MB and a second of every start; a test holds the two against each other.
 */
public final class SimplifiedForms {

    private static final char[] FORMS = forms();

    private SimplifiedForms() {
    }

    /** The simplified form; the character itself if it has none. */
    public static char of(char character) {
        return FORMS[character];
    }

    /** The text with every character in its simplified form. */
    public static String of(String text) {
        char[] characters = text.toCharArray();
        for (int index = 0; index < characters.length; index++) {
            characters[index] = FORMS[characters[index]];
        }
        return new String(characters);
    }

    private static char[] forms() {
        char[] forms = new char[Character.MAX_VALUE + 1];
        for (int character = 0; character < forms.length; character++) {
            forms[character] = (char) character;
        }
        for (String line : CharacterTable.lines("simplified.txt")) {
            for (int index = 0; index + 1 < line.length(); index += 3) {
                forms[line.charAt(index)] = line.charAt(index + 1);
            }
        }
        return forms;
    }
}

package org.yijian.hub.page.export;

/** What may stand in a cell that a spreadsheet will open. */
public final class Cell {

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";
    private static final int LONGEST = 32_000;

    private Cell() {
    }

    /**
     * The text as a text: one that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV
     * injection). Cut where a cell ends.
     */
    public static String text(String value) {
        String cut = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
        return !cut.isEmpty() && FORMULA.indexOf(cut.stripLeading().isEmpty() ? ' ' : cut.stripLeading().charAt(0)) >= 0
                || !cut.isEmpty() && FORMULA.indexOf(cut.charAt(0)) >= 0 ? "'" + cut : cut;
    }
}

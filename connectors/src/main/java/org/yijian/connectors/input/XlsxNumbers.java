package org.yijian.connectors.input;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import javax.xml.stream.XMLStreamConstants;

/**
 * What a number in a cell means: a date if its style says so (ECMA-376 part 1, 18.8.30), else a decimal. Spreadsheets
 * count with 15 digits, so more are noise.
 */
final class XlsxNumbers {

    private static final String NAME = "xl/styles.xml";
    private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss",
            Locale.ROOT);
    private static final Pattern LITERALS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|General");
    private static final int LAST_SERIAL = 2_958_465;
    private static final int STYLES = 100_000;

    private final List<Boolean> dates = new ArrayList<>();
    private final boolean from1904;

    private XlsxNumbers(boolean from1904) {
        this.from1904 = from1904;
    }

    static XlsxNumbers read(XlsxArchive archive, boolean from1904, Bounds bounds) {
        XlsxNumbers numbers = new XlsxNumbers(from1904);
        if (archive.has(NAME)) {
            numbers.load(new XlsxPart(archive, NAME, bounds));
        }
        return numbers;
    }

    private void load(XlsxPart part) {
        Map<String, String> formats = new HashMap<>();
        boolean cellStyles = false;
        for (int event = part.next(); event != XMLStreamConstants.END_DOCUMENT; event = part.next()) {
            if (part.starts(event, "numFmt") && formats.size() < STYLES) {
                Map<String, String> attributes = part.attributes();
                formats.put(attributes.getOrDefault("numFmtId", ""), attributes.getOrDefault("formatCode", ""));
            } else if (part.starts(event, "cellXfs") || part.ends(event, "cellXfs")) {
                cellStyles = part.starts(event, "cellXfs");
            } else if (cellStyles && part.starts(event, "xf") && dates.size() < STYLES) {
                String format = part.attributes().getOrDefault("numFmtId", "0");
                dates.add(isDate(format, formats.getOrDefault(format, "")));
            }
        }
    }

    private static boolean isDate(String id, String code) {
        if (!code.isEmpty()) {
            String shown = LITERALS.matcher(code).replaceAll("").toLowerCase(Locale.ROOT);
            return shown.chars().anyMatch(character -> "ymdhs年月日".indexOf(character) >= 0);
        }
        return switch (id) {
            case "14", "15", "16", "17", "18", "19", "20", "21", "22", "45", "46", "47" -> true;
            // Dates of the Chinese edition, whose codes are not stored.
            case "27", "28", "29", "30", "31", "32", "33", "34", "35", "36", "50", "51", "52", "53", "54", "55", "56",
                    "57", "58" ->
                true;
            default -> false;
        };
    }

    /** The text of a number: {@code yyyy-MM-dd}, {@code yyyy-MM-ddTHH:mm:ss} or a plain decimal; as written if none. */
    String text(String written, String style) {
        try {
            BigDecimal number = new BigDecimal(written.strip());
            if (Math.abs((long) number.scale()) > 300 || number.precision() > 400) {
                return written;
            }
            return isDateStyle(style) && number.signum() >= 0 && number.intValue() <= LAST_SERIAL
                    ? date(number)
                    : plain(number);
        } catch (NumberFormatException noNumber) {
            return written;
        }
    }

    private boolean isDateStyle(String style) {
        try {
            int index = style.isEmpty() ? -1 : Integer.parseInt(style);
            return index >= 0 && index < dates.size() && dates.get(index);
        } catch (NumberFormatException noStyle) {
            return false;
        }
    }

    private static String plain(BigDecimal number) {
        BigDecimal rounded = number.round(DIGITS).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded).toPlainString();
    }

    private String date(BigDecimal serial) {
        long days = serial.longValue();
        long seconds = serial.subtract(BigDecimal.valueOf(days)).multiply(BigDecimal.valueOf(86_400))
                .setScale(0, RoundingMode.HALF_UP).longValue();
        LocalDateTime moment = first(days).plusDays(days).atStartOfDay().plusSeconds(seconds);
        return seconds % 86_400 == 0 ? moment.toLocalDate().toString() : DATE_TIME.format(moment);
    }

    /** Day zero. The 1900 system believes in 1900-02-29, so day zero shifts there. */
    private LocalDate first(long days) {
        if (from1904) {
            return LocalDate.of(1904, 1, 1);
        }
        return days < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
    }
}

package org.yijian.connectors.input;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * What a parser made of a message.
 *
 * @param pieces pieces before the end or the break
 * @param broken the break, if there was one
 */
record Reading(List<Piece> pieces, @Nullable BrokenInput broken) {

    static Reading of(byte[] raw, Layout layout) {
        return of(raw, layout, layout.charset());
    }

    static Reading of(byte[] raw, Layout layout, String charset) {
        List<Piece> pieces = new ArrayList<>();
        try {
            PieceReader reader = new Formats(Bounds.standard()).open(new ByteArrayInputStream(raw), layout, charset);
            for (Piece piece = reader.next(); piece != null; piece = reader.next()) {
                pieces.add(piece);
            }
            return new Reading(pieces, null);
        } catch (BrokenInput broken) {
            return new Reading(pieces, broken);
        }
    }

    static Layout layout(Format format, String... items) {
        boolean xml = format == Format.XML;
        List<ItemsPath> paths = xml ? List.of() : List.of(items).stream().map(ItemsPath::parse).toList();
        return new Layout(List.of(format), "UTF-8", ',', null, 1, List.of(), paths, xml ? items[0] : "", false);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gbk(String text) {
        return text.getBytes(Charset.forName("GBK"));
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Trees of the items, in order. */
    List<Object> trees() {
        return pieces.stream().filter(Piece.Item.class::isInstance).map(piece -> ((Piece.Item) piece).tree()).toList();
    }

    /** Line and code of the rejected pieces, for example {@code 3 YJ-CON-011}. */
    List<String> rejected() {
        return pieces.stream().filter(Piece.Rejected.class::isInstance).map(Piece.Rejected.class::cast)
                .map(piece -> piece.line() + " " + piece.fault().code().code()).toList();
    }

    /** Line and code of the break; empty without one. */
    String breakage() {
        return broken == null ? "" : broken.line() + " " + broken.fault().code().code();
    }
}

package org.yijian.connectors.input;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yijian.connectors.ConnectorError;
import org.yijian.security.error.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Items of a JSON message, read as a stream; an item that breaks a bound is lost alone. */
final class JsonPieces implements PieceReader {

    private static final int HEADERS = 100;

    private final JsonParser parser;
    private final List<ItemsPath> paths;
    private final boolean emptyAllowed;
    private final JsonTree trees;
    private final Map<String, Object> header = new LinkedHashMap<>();
    private State state = State.START;
    private @Nullable ItemsPath path;
    private long line;
    private long complete;

    private enum State {
        START, LIST, ENDED
    }

    JsonPieces(StrictText text, List<ItemsPath> paths, boolean emptyAllowed, Bounds bounds) {
        this.paths = paths;
        this.emptyAllowed = emptyAllowed;
        trees = new JsonTree(bounds);
        parser = JsonTree.factory(bounds).createParser(ObjectReadContext.empty(), text);
    }

    @Override
    public @Nullable Piece next() {
        try {
            if (state == State.START) {
                Piece only = start();
                if (only != null) {
                    return only;
                }
            }
            return state == State.LIST ? element() : null;
        } catch (JacksonException broken) {
            throw Causes.brokenOr(broken, () -> malformed(broken));
        }
    }

    private BrokenInput malformed(JacksonException broken) {
        var location = broken.getLocation();
        long atLine = location == null ? 1 : Math.max(1, location.getLineNr());
        long column = location == null ? 1 : Math.max(1, location.getColumnNr());
        return new BrokenInput(Fault.of(ConnectorError.MALFORMED_JSON, atLine, column), complete + 1, broken);
    }

    /** Goes to the list; gives the item if the root is the only one. */
    private @Nullable Piece start() {
        JsonToken root = parser.nextToken();
        if (root == null) {
            throw BrokenInput.of(ConnectorError.EMPTY_MESSAGE, 0);
        }
        ItemsPath ofRoot = paths.stream().filter(ItemsPath::isRoot).findFirst().orElse(null);
        if (root == JsonToken.START_ARRAY && ofRoot != null) {
            return list(ofRoot);
        }
        if (root != JsonToken.START_OBJECT) {
            throw missing();
        }
        ItemsPath named = paths.stream().filter(candidate -> !candidate.isRoot()).findFirst().orElse(null);
        return ofRoot == null ? descend(named, 0) : rootItem(ofRoot, named);
    }

    private @Nullable Piece list(ItemsPath found) {
        path = found;
        state = State.LIST;
        return null;
    }

    private BrokenInput missing() {
        return BrokenInput.of(ConnectorError.ITEMS_MISSING, 0,
                String.join(" / ", paths.stream().map(ItemsPath::toString).toList()));
    }

    /** The parser stands on the start of an object in which the next name of the path is looked for. */
    private @Nullable Piece descend(@Nullable ItemsPath wanted, int index) {
        String name = wanted == null ? "" : wanted.names().get(index);
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = parser.currentName();
            if (seen.size() > HEADERS || !seen.add(member)) {
                throw BrokenInput.of(ConnectorError.DUPLICATE_KEY, line + 1, member);
            }
            JsonToken value = parser.nextToken();
            if (wanted != null && member.equals(name)) {
                return found(wanted, index, value);
            }
            keepHeader(member, value);
        }
        return ended();
    }

    private @Nullable Piece found(ItemsPath wanted, int index, JsonToken value) {
        boolean last = index == wanted.names().size() - 1;
        if (last && value == JsonToken.START_ARRAY) {
            return list(wanted);
        }
        if (value != JsonToken.START_OBJECT) {
            throw missing();
        }
        if (!last) {
            return descend(wanted, index + 1);
        }
        path = wanted;
        Piece single = item(wanted);
        finish();
        return single;
    }

    private @Nullable Piece ended() {
        state = State.ENDED;
        if (!emptyAllowed) {
            throw missing();
        }
        return null;
    }

    private void keepHeader(String member, JsonToken value) {
        if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
            try {
                Object scalar = trees.read(parser);
                if (scalar != null) {
                    header.put(member, scalar);
                }
            } catch (PieceRefused tooLarge) {
                throw missing();
            }
        } else {
            parser.skipChildren();
        }
    }

    /** The root object is the item, unless it turns out to hold the named list. */
    private @Nullable Piece rootItem(ItemsPath ofRoot, @Nullable ItemsPath named) {
        path = ofRoot;
        if (named == null) {
            Piece single = item(ofRoot);
            finish();
            return single;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        try {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String member = parser.currentName();
                if (!seen.add(member)) {
                    throw new PieceRefused(Fault.of(ConnectorError.DUPLICATE_KEY, member), member);
                }
                JsonToken value = parser.nextToken();
                if (member.equals(named.names().getFirst())) {
                    return found(named, 0, value);
                }
                collect(members, member);
            }
        } catch (PieceRefused refused) {
            skipTo(0);
            finish();
            return refused.at(++line);
        }
        finish();
        return members.isEmpty() ? ended() : new Piece.Item(++line, members, Map.of(), trees.weight());
    }

    private void collect(Map<String, Object> members, String member) {
        JsonToken token = parser.currentToken();
        Object value = trees.read(parser);
        if (value != null) {
            members.put(member, value);
            if (token.isScalarValue() && header.size() < HEADERS) {
                header.put(member, value);
            }
        }
    }

    private @Nullable Piece element() {
        ItemsPath found = java.util.Objects.requireNonNull(path);
        while (true) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                finish();
                return null;
            }
            if (token == null) {
                throw BrokenInput.of(ConnectorError.MALFORMED_JSON, line + 1, 1, 1);
            }
            Piece piece = item(found);
            if (piece != null) {
                return piece;
            }
        }
    }

    private @Nullable Piece item(ItemsPath found) {
        int outside = parser.streamReadContext().getNestingDepth() - (parser.currentToken().isStructStart() ? 1 : 0);
        line++;
        try {
            Object tree = within(trees.read(parser), found.within());
            complete = line;
            return tree == null ? null : new Piece.Item(line, tree, header, trees.weight());
        } catch (PieceRefused refused) {
            skipTo(outside);
            complete = line;
            return refused.at(line);
        }
    }

    private static @Nullable Object within(@Nullable Object tree, List<String> names) {
        Object found = tree;
        for (String name : names) {
            found = found instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return found;
    }

    private void skipTo(int depth) {
        while (parser.streamReadContext().getNestingDepth() > depth && parser.nextToken() != null) {
            // what is left of the refused piece
        }
    }

    /** Reads on to the end, so that a message cut off behind its items is noticed. */
    private void finish() {
        state = State.ENDED;
        while (parser.nextToken() != null) {
            // only the form matters
        }
    }
}

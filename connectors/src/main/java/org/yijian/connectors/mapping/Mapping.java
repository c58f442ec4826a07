package org.yijian.connectors.mapping;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;

/** A mapping of a connector: an expression and the code tables it looks into. Safe for use by several threads. */
public final class Mapping {

    private final String expression;
    private final Map<String, CodeTable> tables;
    private final Queue<Evaluator> idle = new ConcurrentLinkedQueue<>();

    private Mapping(String expression, Map<String, CodeTable> tables) {
        this.expression = expression;
        this.tables = Map.copyOf(tables);
    }

    /** @throws IllegalArgumentException if the expression does not compile; the message says where */
    public static Mapping of(String expression, Map<String, CodeTable> tables) {
        Mapping mapping = new Mapping(expression, tables);
        try {
            mapping.idle.add(mapping.compile());
            return mapping;
        } catch (JException wrong) {
            throw new IllegalArgumentException(wrong.getDetailedErrorMessage(), wrong);
        } catch (RuntimeException | StackOverflowError wrong) {
            throw new IllegalArgumentException(wrong.getClass().getSimpleName(), wrong);
        }
    }

    /** An evaluator of one's own, to be given back. */
    public Evaluator borrow() {
        Evaluator evaluator = idle.poll();
        return evaluator == null ? compile() : evaluator;
    }

    public void giveBack(Evaluator evaluator) {
        idle.add(evaluator);
    }

    /** As a block, so that what one row binds is gone with the next. */
    private Evaluator compile() {
        Jsonata compiled = Jsonata.jsonata("(" + expression + ")");
        compiled.setValidateInput(false);
        new MappingFunctions(tables).register(compiled);
        leaveScratchpad();
        return new Evaluator(compiled);
    }

    /**
     * The library takes what a thread compiled last as the thread's scratch pad and writes the frames of all that it
     * evaluates there into it. An evaluator wanders between threads, so none may be such a pad.
     */
    private static void leaveScratchpad() {
        Jsonata.jsonata("null");
    }
}

package org.yijian.connectors.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import org.jspecify.annotations.Nullable;
import org.yijian.connectors.ConnectorError;

/** A compiled mapping for one thread at a time. */
public final class Evaluator {

    /**
     * Bounds are counted in steps and not in time, so that the same row gives the same result on a busy machine. The
     * library's own bounds do not count inside list constructors, ours do.
     */
    private static final int STEPS = 200_000;
    private static final int DEPTH = 200;

    private final Jsonata expression;
    private int steps;
    private int depth;

    /** @param expression a block, so that what it binds ends with the row */
    Evaluator(Jsonata expression) {
        this.expression = expression;
        expression.assign("__evaluate_entry", (Jsonata.EntryCallback) (symbol, input, environment) -> enter());
        expression.assign("__evaluate_exit", (Jsonata.ExitCallback) (symbol, input, environment, result) -> depth--);
    }

    /**
     * Maps one row or item.
     *
     * @return null, a tree, or a list of trees
     * @throws MappingRefusal if the row cannot be mapped
     */
    public @Nullable Object map(Object tree, RowContext context) {
        expression.assign("line", context.line());
        expression.assign("occurrence", context.occurrence());
        expression.assign("message", context.message());
        expression.assign("header", context.header());
        steps = 0;
        depth = 0;
        try {
            return expression.evaluate(tree);
        } catch (MappingRefusal refusal) {
            throw refusal;
        } catch (JException failure) {
            throw new MappingRefusal(null, ConnectorError.MAPPING_FAILED, String.valueOf(failure.getError()),
                    failure.getLocation());
        } catch (StackOverflowError deep) {
            throw new MappingRefusal(null, ConnectorError.MAPPING_UNBOUNDED);
        } catch (RuntimeException failure) {
            throw new MappingRefusal(null, ConnectorError.MAPPING_FAILED, failure.getClass().getSimpleName(), 0);
        }
    }

    private void enter() {
        if (++steps > STEPS || ++depth > DEPTH) {
            throw new MappingRefusal(null, ConnectorError.MAPPING_UNBOUNDED);
        }
    }
}

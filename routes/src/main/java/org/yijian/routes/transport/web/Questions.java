package org.yijian.routes.transport.web;

import java.util.List;
import java.util.Optional;

/** Where questions come from. */
public interface Questions {

    /**
     * The next questions after the mark, at most about a hundred.
     *
     * @param mark of {@link #mark(Question)}; empty for the beginning
     */
    List<Question> after(Optional<String> mark);

    /** The mark of a question that was answered. */
    String mark(Question question);
}

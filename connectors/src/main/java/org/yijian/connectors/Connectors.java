package org.yijian.connectors;

import java.util.Collection;
import java.util.Optional;

/** The connectors that are there: those shipped and those in the operator's folder, which may change while running. */
public interface Connectors {

    Optional<Connector> named(String name);

    Collection<Connector> all();

    /**
     * Looks at the operator's folder again; a broken folder is reported and leaves the others untouched.
     *
     * @return problems found, one text each; empty if all is well
     */
    Collection<String> reload();
}

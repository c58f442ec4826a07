package org.yijian.routes.marks;

import java.util.Optional;

/** High-water marks of polling routes. */
public interface Marks {

    /**
     * Where the route stopped; empty if it has not begun.
     *
     * @param name what the mark is of within the route, for example a dataset
     * @throws org.springframework.dao.DataAccessException if the database is away
     */
    Optional<String> read(String routeId, String name);

    /** Moves the mark. Call it only when everything up to it is durable here. */
    void write(String routeId, String name, String value);
}

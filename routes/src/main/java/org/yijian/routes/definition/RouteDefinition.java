package org.yijian.routes.definition;

/**
 * A blueprint filled in.
 *
 * @param id of the route; also the name of its file
 * @param blueprint which blueprint
 * @param connector which connector reads what arrives
 * @param source who sends; normally the connector's name
 * @param enabled whether it is to run
 * @param parameters what was filled in
 */
public record RouteDefinition(String id, String blueprint, String connector, String source, boolean enabled,
        Parameters parameters) {}

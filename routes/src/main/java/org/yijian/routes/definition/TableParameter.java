package org.yijian.routes.definition;

/**
 * A table of a front-end database. All but the dataset are SQL identifiers.
 *
 * @param dataset what the connector calls it
 * @param table its name
 * @param key column that is unique
 * @param changed column with the time of the last change
 */
public record TableParameter(String dataset, String table, String key, String changed) {}

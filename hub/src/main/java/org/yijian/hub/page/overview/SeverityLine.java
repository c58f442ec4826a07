package org.yijian.hub.page.overview;

/**
 * Findings of one severity that wait to be rectified.
 *
 * @param style severity's wire name
 * @param name in words
 * @param figure the number
 * @param percent share of the most frequent severity, for the length of the bar
 */
public record SeverityLine(String style, String name, Figure figure, long percent) {}

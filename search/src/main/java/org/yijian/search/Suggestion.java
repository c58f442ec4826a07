package org.yijian.search;

/**
 * Something that the text typed so far may become.
 *
 * @param text what to search for
 * @param type {@code name} of a facility or {@code number}
 * @param reason why it is suggested: a wire name of {@link org.yijian.search.name.NameMatch.Reason}
 */
public record Suggestion(String text, String type, String reason) {}

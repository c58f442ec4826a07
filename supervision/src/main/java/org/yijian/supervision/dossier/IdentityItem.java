package org.yijian.supervision.dossier;

import java.util.List;

/**
 * One line of the identity card.
 *
 * @param field which field
 * @param best the statement that counts: that of the source with precedence, the newest of it
 * @param statements all statements, those with precedence first; one for each source and value
 * @param disputed whether sources disagree (apart from spaces, width of characters and letter case)
 */
public record IdentityItem(IdentityField field, StatedFact best, List<StatedFact> statements, boolean disputed) {

    public IdentityItem {
        statements = List.copyOf(statements);
    }
}

package org.yijian.records.body;

import org.jspecify.annotations.Nullable;
import org.yijian.records.Kind;

/**
 * 事件: something that happened.
 *
 * @param type what happened
 * @param level how grave
 * @param dead deaths
 * @param injured injured
 * @param description what happened
 * @param handling what was done
 * @param state where it stands
 */
public record Incident(IncidentType type, IncidentLevel level, @Nullable Integer dead, @Nullable Integer injured,
        @Personal(Personal.When.IN_PERSONAL_RECORDS) @Size(Size.TEXT) String description,
        @Personal(Personal.When.IN_PERSONAL_RECORDS) @Size(Size.TEXT) @Nullable String handling,
        CaseState state) implements Body {

    @Override
    public Kind kind() {
        return Kind.INCIDENT;
    }
}

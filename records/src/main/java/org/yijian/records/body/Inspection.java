package org.yijian.records.body;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.records.Kind;

/**
 * 检查: one visit. The date is the envelope's {@code occurredAt}.
 *
 * @param type why the inspectors came
 * @param plan the plan it belongs to
 * @param departments departments that took part, wire names
 * @param inspectors who inspected, as published
 * @param checklist points and results
 * @param conclusion what was concluded
 */
public record Inspection(InspectionType type, @Nullable String plan,
        @Matching(Matching.DEPARTMENT) List<String> departments, List<String> inspectors,
        List<ChecklistItem> checklist,
        @Personal(Personal.When.IN_PERSONAL_RECORDS) @Size(Size.TEXT) @Nullable String conclusion) implements Body {

    public Inspection {
        departments = List.copyOf(departments);
        inspectors = List.copyOf(inspectors);
        checklist = List.copyOf(checklist);
    }

    @Override
    public Kind kind() {
        return Kind.INSPECTION;
    }
}

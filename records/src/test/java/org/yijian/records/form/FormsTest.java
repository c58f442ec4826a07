package org.yijian.records.form;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.yijian.records.Department;
import org.yijian.records.Kind;
import org.yijian.records.body.Matching;

import static org.assertj.core.api.Assertions.assertThat;

class FormsTest {

    @Test
    void everyKindHasAFormOfItsOwnFields() {
        for (Kind kind : Kind.values()) {
            assertThat(Forms.of(kind).fields()).isNotEmpty().allMatch(field -> !field.name().isBlank());
        }
    }

    @Test
    void theDepartmentsOfAnInspectionAreThoseOfTheHouse() {
        assertThat(Arrays.stream(Department.values()).map(Department::wire).collect(Collectors.joining("|")))
                .isEqualTo(Matching.DEPARTMENT);
    }

    @Test
    void aNameThatIsNotMaskedDoesNotPassForAMaskedOne() {
        Pattern masked = Pattern.compile(Matching.MASKED);
        assertThat(masked.matcher("王*").matches()).isTrue();
        assertThat(masked.matcher("欧阳某某").matches()).isTrue();
        assertThat(masked.matcher("王小明").matches()).isFalse();
    }
}

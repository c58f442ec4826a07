package org.yijian.hub.reconcile;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.yijian.supervision.dossier.IdentityField;

/** What may be asked of a facility, by the fields of its identity card. */
enum Property {
    NAME(IdentityField.NAME), CREDIT_CODE(IdentityField.CREDIT_CODE), FILING_NUMBER(
            IdentityField.FILING_NUMBER), ADDRESS(IdentityField.ADDRESS), REGION(IdentityField.REGION), TYPE(
                    IdentityField.TYPE), STATUS(IdentityField.STATUS), OWNERSHIP(IdentityField.OWNERSHIP), GRADE(
                            IdentityField.GRADE), BEDS(IdentityField.BEDS), NURSING_BEDS(
                                    IdentityField.NURSING_BEDS), ALIASES(IdentityField.ALIASES);

    private final IdentityField field;

    Property(IdentityField field) {
        this.field = field;
    }

    IdentityField field() {
        return field;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Map<String, Object> described(Locale locale) {
        return Map.of("id", id(), "name", field.label(locale));
    }

    static Optional<Property> of(String id) {
        return Stream.of(values()).filter(property -> property.id().equals(id)).findFirst();
    }
}

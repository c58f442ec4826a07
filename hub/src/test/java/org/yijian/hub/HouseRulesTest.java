package org.yijian.hub;

import java.util.Set;
import java.util.TreeSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

/** What docs/decisions/0001 promises: rooms in one order, packages that say what they are. */
class HouseRulesTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.yijian");

    @Test
    void roomsKnowOnlyRoomsAboveThem() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("security").definedBy("org.yijian.security..")
                .layer("records").definedBy("org.yijian.records..")
                .layer("connectors").definedBy("org.yijian.connectors..")
                .layer("search").definedBy("org.yijian.search..")
                .layer("supervision").definedBy("org.yijian.supervision..")
                .layer("routes").definedBy("org.yijian.routes..")
                .layer("hub").definedBy("org.yijian.hub..")
                .whereLayer("hub").mayNotBeAccessedByAnyLayer()
                .whereLayer("routes").mayOnlyBeAccessedByLayers("hub")
                .whereLayer("supervision").mayOnlyBeAccessedByLayers("hub")
                .whereLayer("search").mayOnlyBeAccessedByLayers("routes", "hub")
                .whereLayer("connectors").mayOnlyBeAccessedByLayers("routes", "hub")
                .whereLayer("records")
                .mayOnlyBeAccessedByLayers("connectors", "search", "supervision", "routes", "hub").check(HOUSE);
    }

    @Test
    void theVerifierUsesNothingOfTheHub() {
        classes().that().resideInAPackage("org.yijian.hub.command.verify..").should().onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "org.yijian.security..",
                        "org.yijian.hub.command.verify..")
                .check(HOUSE);
    }

    @Test
    void everyPackageSaysWhatItIs() {
        Set<String> silent = new TreeSet<>();
        for (JavaClass type : HOUSE) {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                silent.add(type.getPackageName());
            }
        }
        assertThat(silent).as("packages without a NullMarked package-info").isEmpty();
    }

    @Test
    void onlyCommandsWriteToTheConsole() {
        noClasses().that().resideOutsideOfPackage("org.yijian.hub.command..").should()
                .accessField(System.class, "out").orShould().accessField(System.class, "err").check(HOUSE);
    }

    @Test
    void logsGoThroughOneInterface() {
        noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..").check(HOUSE);
    }

    @Test
    void nothingIsCalledUtilsHelperManagerOrImpl() {
        noClasses().should().haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Helper").orShould()
                .haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Impl").check(HOUSE);
    }
}
